namespace BriefBot.Storage;

/// <summary>Times as the stores' own clocks give them: seconds since 1970, read exact to the millisecond.</summary>
internal static class StoreClock
{
    public static DateTimeOffset Read(double seconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));

    /// <summary>A time of ours to compare with the store's.</summary>
    public static double Write(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;
}
