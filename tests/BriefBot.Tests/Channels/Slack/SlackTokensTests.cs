using BriefBot.Channels.Slack.Api;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace BriefBot.Tests.Channels.Slack;

public class SlackTokensTests : IAsyncLifetime
{
    private const string First = "xoxe-first";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("briefbot-slack-");
    private readonly ManualTime _time = new();
    private FakeSlack _slack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<SlackCall> Exchanges => _slack.Calls.Where(call => call.Method == "oauth.v2.access");

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _slack.State.RefreshTokens.Add(First);
    }

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task ExchangesTheRefreshTokenOnceAndKeepsWhatItGot()
    {
        await using (var sender = Sender())
        {
            await CallAsync(sender);
            await CallAsync(sender);
        }
        await using var restarted = Sender();

        await CallAsync(restarted);

        Assert.Single(Exchanges);
        Assert.All(_slack.Calls.Except(Exchanges), call => Assert.Equal("xoxe.xoxb-1", call.Token));
    }

    [Fact]
    public async Task RenewsTheTokenWellBeforeItEnds()
    {
        await using var sender = Sender();
        await CallAsync(sender);
        _time.Advance(TimeSpan.FromHours(9.9));
        await CallAsync(sender);
        Assert.Single(Exchanges);

        _time.Advance(TimeSpan.FromHours(0.2));
        await CallAsync(sender);

        Assert.Equal([First, "xoxe-1"], Exchanges.Select(call => call["refresh_token"]));
        Assert.Equal("xoxe.xoxb-2", _slack.Calls[^1].Token);
    }

    [Fact]
    public async Task ReplacesATokenThatSlackCallsExpired()
    {
        await using var sender = Sender();
        await CallAsync(sender);
        lock (_slack.State.Tokens)
            _slack.State.Tokens["xoxe.xoxb-1"] = DateTimeOffset.MinValue;

        await CallAsync(sender);

        Assert.Equal("xoxe.xoxb-2", _slack.Calls[^1].Token);
    }

    [Fact]
    public async Task ExchangesOnceHoweverManyAskAtATime()
    {
        // Who waits for the other's file waits in real time.
        await using var one = Sender(time: TimeProvider.System);
        await using var other = Sender(time: TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => CallAsync(i % 2 == 0 ? one : other)));

        Assert.Single(Exchanges);
    }

    /// <summary>The claim of a process that was killed while it exchanged ends by itself.</summary>
    [Fact]
    public async Task TakesOverFromAProcessThatDied()
    {
        await using var sender = Sender(time: TimeProvider.System);
        var store = sender.Services.GetRequiredService<ITokenStore>();
        Assert.True(await store.ClaimAsync("slack", "the dead", TimeSpan.FromSeconds(0.5), Cancellation));

        await CallAsync(sender);

        Assert.Single(Exchanges);
        Assert.True(await store.ClaimAsync("slack", "the next", TimeSpan.FromMinutes(1), Cancellation));
    }

    /// <summary>The exchanged token would be lost, and the bot with it.</summary>
    [Fact]
    public async Task GoesOnWithTokensThatTheStoreDidNotTake()
    {
        var store = new Mock<ITokenStore>();
        store.Setup(tokens => tokens.ClaimAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())).ReturnsAsync(true);
        store.Setup(tokens => tokens.SaveAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreException(StoreFault.DiskFull, "The disk is full."));
        await using var sender = Sender(store: store.Object);
        var calling = CallAsync(sender);
        while (!calling.IsCompleted)
        {
            if (_time.Waiting.Count > 0)
                _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await calling;

        await CallAsync(sender);

        Assert.Single(Exchanges);
        Assert.Equal("xoxe.xoxb-1", _slack.Calls[^1].Token);
        Assert.Contains("The disk is full.", sender.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoesOnWithTheOldTokenWhileSlackCannotRenewIt()
    {
        await using var sender = Sender();
        await CallAsync(sender);
        _time.Advance(TimeSpan.FromHours(10.5));
        _slack.Fault = call => call.Method == "oauth.v2.access" ? SlackFault.Of(ChannelFault.DroppedBeforeAcceptance) : SlackFault.None;

        await CallAsync(sender);

        Assert.Equal("xoxe.xoxb-1", _slack.Calls[^1].Token);
    }

    [Fact]
    public async Task SaysWhySlackRefusesTheRefreshToken()
    {
        _slack.State.RefreshTokens.Clear();
        await using var sender = Sender();

        var response = await sender.Api.TestAuthAsync(Cancellation);

        Assert.Equal("invalid_refresh_token", Assert.IsType<SlackResponse.Refused>(response).Error);
        Assert.Contains("invalid_refresh_token", sender.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartsAnewWithANewlyConfiguredRefreshToken()
    {
        await using (var sender = Sender())
            await CallAsync(sender);
        _slack.State.RefreshTokens.Add("xoxe-second");
        await using var reconfigured = Sender("xoxe-second");

        await CallAsync(reconfigured);

        Assert.Equal([First, "xoxe-second"], Exchanges.Select(call => call["refresh_token"]));
    }

    [Fact]
    public async Task KeepsTokensFromOthersAndOutOfTheLog()
    {
        await using var sender = Sender();
        await CallAsync(sender);

        Assert.DoesNotContain("xoxe", sender.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("client-secret", sender.Log.Text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.All(_folder.GetFiles("briefbot.db*"), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    private static async Task CallAsync(SlackSender sender) => Assert.IsType<SlackResponse.Ok>(await sender.Api.TestAuthAsync(Cancellation));

    private SlackSender Sender(string refreshToken = First, TimeProvider? time = null, ITokenStore? store = null) => new(
        _slack.ApiBaseUrl,
        options =>
        {
            options.BotToken = "xoxe.xoxb-0";
            options.RefreshToken = refreshToken;
            options.ClientId = "client-id";
            options.ClientSecret = "client-secret";
        },
        services =>
        {
            services.AddSingleton(time ?? _time);
            if (store is not null)
                services.AddSingleton(store);
        },
        _folder.FullName);
}
