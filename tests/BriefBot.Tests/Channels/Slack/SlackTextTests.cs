using BriefBot.Channels.Slack.Intake;

namespace BriefBot.Tests.Channels.Slack;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<@UBOT> who is the mayor?", "who is the mayor?")]
    [InlineData("  <@UBOT|briefbot>, who?", ", who?")]
    [InlineData("ask <@UBOT> who", "ask who")]
    [InlineData("<@UBOT>", "")]
    [InlineData("what did <@UBOB> say to <@U9>?", "what did @Bob de Wit say to @U9?")]
    [InlineData("<@U9|carla> knows", "@carla knows")]
    [InlineData("in <#C1|town> or <#C2>", "in #town or #C2")]
    [InlineData("<!here> <!channel> <!subteam^S1|@news> <!subteam^S2>", "@here @channel @news @subteam")]
    [InlineData("<!date^1392734382^{date}|18 February 2014>", "18 February 2014")]
    [InlineData("add <https://example.com/a?b=1&amp;c=2>", "add https://example.com/a?b=1&c=2")]
    [InlineData("see <http://example.com|example.com> and <mailto:a@b.nl|a@b.nl>", "see example.com and a@b.nl")]
    [InlineData("Is 3 &lt; 4 &amp;&amp; 5 &gt; 4?", "Is 3 < 4 && 5 > 4?")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    [InlineData("line\none\u0000\u0007", "line\none")]
    [InlineData("", "")]
    [InlineData("a <> b", "a <> b")]
    public void ReadsAsAPersonWould(string text, string plain) =>
        Assert.Equal(plain, SlackText.Plain(text, "UBOT", user => user == "UBOB" ? "Bob de Wit" : null));

    [Theory]
    [InlineData("read <https://example.com/a?b=1&amp;c=2|this>, and <https://b.nl>", "https://example.com/a?b=1&c=2")]
    [InlineData("<mailto:a@b.nl|a> <http://b.nl/c>", "http://b.nl/c")]
    [InlineData("<@U1> https://not.marked", null)]
    public void FindsTheFirstLink(string text, string? link) => Assert.Equal(link, SlackText.FirstLink(text));

    [Theory]
    [InlineData(" <@U1|x> hi <@U2>", "U1")]
    [InlineData("hi <@U1>", null)]
    [InlineData("<#C1> <@U1>", null)]
    public void KnowsWhomItBeginsWith(string text, string? user) => Assert.Equal(user, SlackText.LeadingMention(text));
}
