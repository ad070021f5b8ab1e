using System.Text;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Http;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Conformance;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.Slack;

public sealed class SlackSignatureTests
{
    private const long Signed = 1531420618;

    private const string Documented = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void AcceptsTheDocumentedRequestForFiveMinutes(int later) => Assert.True(IsValid(Headers(), Body, later));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    [InlineData(86_400)]
    public void RefusesItWhenItIsStaleOrFromTheFuture(int later) => Assert.False(IsValid(Headers(), Body, later));

    [Fact]
    public void RefusesABodyInWhichOneByteDiffers()
    {
        for (var place = 0; place < Body.Length; place++)
        {
            byte[] tampered = [.. Body];
            tampered[place] ^= 1;
            Assert.False(IsValid(Headers(), tampered));
        }
        Assert.False(IsValid(Headers(), [.. Body, (byte)'\n']));
        Assert.False(IsValid(Headers(), []));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v0=zz")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5033")]
    [InlineData("v0=b2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void RefusesAnyOtherSignature(string? signature) => Assert.False(IsValid(Headers(signature: signature), Body));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1531420618")]
    [InlineData("1531420618.0")]
    [InlineData(" 1531420618")]
    [InlineData("1531420619")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    [InlineData("today")]
    public void RefusesAnyOtherTimestamp(string? timestamp) => Assert.False(IsValid(Headers(timestamp: timestamp), Body));

    [Fact]
    public void RefusesHeadersThatComeTwice()
    {
        var headers = Headers();
        headers.Append(SlackSignature.SignatureHeader, Documented);

        Assert.False(IsValid(headers, Body));
    }

    /// <summary>What our tests send is what Slack's own library takes for signed, and so do we.</summary>
    [Fact]
    public async Task AgreesWithSlacksOwnVerification()
    {
        var at = TimeProvider.System.GetUtcNow();
        var text = "text=wié%3F – \"é\" \n{}";
        using var request = SlackRequest.Signed("/slack/commands", Encoding.UTF8.GetBytes(text), SlackRequest.FormType, at);
        var (timestamp, signature) = (request.Headers.GetValues(SlackSignature.TimestampHeader).Single(), request.Headers.GetValues(SlackSignature.SignatureHeader).Single());

        foreach (var body in (string[])[text, text + " "])
        {
            var official = await NodeModules.RunAsync("slack-signature.mjs", SlackServer.SigningSecret, signature, timestamp, body);
            var later = (int)(at.ToUnixTimeSeconds() - Signed);
            Assert.Equal(official.Output.Trim(), IsValid(Headers(signature, timestamp), Encoding.UTF8.GetBytes(body), later) ? "true" : "false");
            Assert.Equal(body == text ? "true" : "false", official.Output.Trim());
        }
    }

    private static HeaderDictionary Headers(string? signature = Documented, string? timestamp = "1531420618")
    {
        var headers = new HeaderDictionary();
        if (signature is not null)
            headers[SlackSignature.SignatureHeader] = signature;
        if (timestamp is not null)
            headers[SlackSignature.TimestampHeader] = timestamp;
        return headers;
    }

    private static bool IsValid(HeaderDictionary headers, byte[] body, int later = 0)
    {
        var options = Options.Create(new SlackOptions { SigningSecret = SlackServer.SigningSecret });
        return new SlackSignature(options, new ManualTime(DateTimeOffset.FromUnixTimeSeconds(Signed + later))).IsValid(headers, body);
    }
}
