using System.Text.RegularExpressions;

namespace BriefBot.Tests.Channels.Slack.Rendering;

/// <summary>Reads mrkdwn as Slack does, to see what a person would.</summary>
internal static partial class ShownMrkdwn
{
    /// <summary>Only links to these places, and nothing else that means something: no mention, no command, no formatting, no emoji.</summary>
    public static void AssertPlainButForLinks(string mrkdwn, params string[] places)
    {
        var rest = Link().Replace(mrkdwn, match =>
        {
            Assert.Contains(places, place => match.Groups[1].Value.StartsWith(place, StringComparison.Ordinal));
            return match.Groups[2].Value;
        });
        Assert.DoesNotContain("<", rest, StringComparison.Ordinal);
        Assert.DoesNotContain(">", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", rest, StringComparison.Ordinal);
        Assert.DoesNotMatch(Formatting(), rest);
        Assert.All(rest.Split('&').Skip(1), part => Assert.Matches("^(amp|lt|gt);", part));
    }

    [GeneratedRegex("<([^|>]*)\\|([^>]*)>")]
    private static partial Regex Link();

    [GeneratedRegex(@"[*_~`]|:[a-zA-Z0-9_+'-]+:")]
    private static partial Regex Formatting();
}
