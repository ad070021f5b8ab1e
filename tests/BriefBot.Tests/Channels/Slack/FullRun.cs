using System.Globalization;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>
/// Whether the tests take all the time that they would like, by so many kills:
/// <c>BRIEFBOT_KILLS=5 dotnet test --project tests/BriefBot.Tests --filter-namespace 'BriefBot.Tests.Channels.Slack*'</c>.
/// </summary>
internal static class FullRun
{
    public static readonly int? Kills =
        int.TryParse(Environment.GetEnvironmentVariable("BRIEFBOT_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : null;

    public static bool IsOn => Kills is not null;
}
