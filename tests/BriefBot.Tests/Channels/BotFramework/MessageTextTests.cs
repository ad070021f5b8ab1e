using BriefBot.Channels.BotFramework.Activities;

namespace BriefBot.Tests.Channels.BotFramework;

public sealed class MessageTextTests
{
    private const string Bot = "28:bot";

    [Theory]
    [InlineData("<at>BriefBot</at> who won?", "who won?")]
    [InlineData("who won, <at>BriefBot</at>", "who won,")]
    [InlineData("<at>BriefBot</at>, who won?", "who won?")]
    [InlineData("<at>BriefBot</at>&nbsp;who won?", "who won?")]
    [InlineData("<AT>briefbot</AT> who won?", "who won?")]
    [InlineData("<at>BriefBot</at> who <at>BriefBot</at> won?", "who  won?")]
    [InlineData("<at>BriefBot</at>", "")]
    [InlineData("\n <at>BriefBot</at>\r\nwho won?\r\n", "who won?")]
    [InlineData("<at id=\"0\">BriefBot</at> who won?", "who won?")]
    [InlineData("<at>BriefBot</at> what did <at>Jan Jansen</at> say?", "what did Jan Jansen say?")]
    [InlineData("<at>Jan Jansen</at> who won?", "Jan Jansen who won?")]
    [InlineData("<at>half a mention", "half a mention")]
    [InlineData("a half mention</at>", "a half mention")]
    [InlineData("AT&amp;T &lt;b&gt; &quot;x&quot; caf&eacute;", "AT&T <b> \"x\" café")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("<p>who</p><div>won<br/>it</div>", "who\nwon\nit")]
    [InlineData("is 3 < 4 and 5 > 2?", "is 3 < 4 and 5 > 2?")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData(":+1:", ":+1:")]
    [InlineData("😀 who won?", "😀 who won?")]
    [InlineData(null, "")]
    public void Of_Teams(string? text, string expected) => Assert.Equal(expected, MessageText.Of(Activity(text)));

    [Theory]
    [InlineData("plain", "AT&amp;T <b>won</b>", "AT&amp;T <b>won</b>")]
    [InlineData("xml", "AT&amp;T <b>won</b>", "AT&T won")]
    [InlineData("markdown", "**won**", "**won**")]
    public void Of_OtherChannels(string format, string text, string expected) =>
        Assert.Equal(expected, MessageText.Of(Activity(text) with { ChannelId = "webchat", TextFormat = format }));

    [Fact]
    public void APersonWithTheBotsNameKeepsIt()
    {
        var activity = Activity("<at>Brief</at> what did <at>Brief</at> say?") with
        {
            Recipient = new ChannelAccount(Bot, "News bot"),
            Mentions = [new Mention(Bot, "<at>Brief</at>"), new Mention("29:brief", "<at>Brief</at>")],
        };
        Assert.Equal("what did Brief say?", MessageText.Of(activity));
    }

    [Fact]
    public void AMentionThatIsNotInTheTextTakesNothingAway()
    {
        var activity = Activity("who won?") with { Mentions = [new Mention(Bot, "<at>Another</at>")] };
        Assert.Equal("who won?", MessageText.Of(activity));
    }

    [Theory]
    [InlineData("<at")]
    [InlineData("<at>")]
    [InlineData("<at>x")]
    [InlineData("<b ")]
    [InlineData("&")]
    [InlineData("</at ")]
    [InlineData("<br <p ")]
    public void LongNonsenseIsReadInTime(string nonsense)
    {
        var text = string.Concat(Enumerable.Repeat(nonsense, 250_000 / nonsense.Length));
        var many = Enumerable.Range(0, 200).Select(_ => new Mention("29:x", nonsense)).ToList();
        var start = TimeProvider.System.GetTimestamp();
        MessageText.Of(Activity(text) with { Mentions = many });
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    private static Activity Activity(string? text) => new()
    {
        Type = "message",
        ChannelId = "msteams",
        Text = text,
        Recipient = new ChannelAccount(Bot, "BriefBot"),
        Mentions = text?.Contains("<at>BriefBot", StringComparison.Ordinal) == true ? [new Mention(Bot, "<at>BriefBot</at>")] : [],
    };
}
