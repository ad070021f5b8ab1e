using System.Collections.Concurrent;
using System.Globalization;

namespace BriefBot.Cli.Doctor;

/// <summary>This machine's clock beside those of the services that were asked, as their answers date themselves (RFC 9110, Date).</summary>
internal sealed class ClockCheckup(TimeProvider time)
{
    /// <summary>Slack and tokens allow five minutes; a difference that grows is better told before.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<(string Service, TimeSpan Ahead)> _differences = [];

    public void Compare(string service, DateTimeOffset? theirs)
    {
        if (theirs is { } told)
            _differences.Enqueue((service, time.GetUtcNow() - told));
    }

    public Finding Find()
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        if (_differences.IsEmpty)
            return Finding.Ok($"{now}; nothing that is set up tells another time");
        var (service, ahead) = _differences.MaxBy(difference => difference.Ahead.Duration());
        if (ahead.Duration() <= Tolerance)
            return Finding.Ok($"{now}, as {service} says");
        var words = ahead > TimeSpan.Zero ? "ahead of" : "behind";
        return Finding.Wrong(
            string.Create(CultureInfo.InvariantCulture, $"{now} is {ahead.Duration().TotalMinutes:0.#} minutes {words} {service}"),
            "set this machine's clock, such as with timedatectl set-ntp true: signatures and tokens are refused otherwise");
    }
}
