using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>Every tenth call goes wrong in one way or another. A call that came a moment too late is no fault of the line's.</summary>
internal static class BadLine
{
    public static Func<SlackCall, SlackFault> Faults(int seed)
    {
        var random = new Random(seed);
        return _ =>
        {
            int dice;
            lock (random)
                dice = random.Next(100);
            return dice switch
            {
                < 2 => SlackFault.Of(ChannelFault.ThrottledForASecond),
                < 4 => SlackFault.Of(ChannelFault.Throttled),
                < 6 => SlackFault.Of(ChannelFault.DroppedAfterAcceptance),
                < 7 => SlackFault.Of(ChannelFault.DroppedBeforeAcceptance),
                < 8 => SlackFault.Of(ChannelFault.Slow),
                < 9 => SlackFault.Refused("internal_error"),
                < 10 => SlackFault.Refused("fatal_error", 503),
                _ => SlackFault.None,
            };
        };
    }
}
