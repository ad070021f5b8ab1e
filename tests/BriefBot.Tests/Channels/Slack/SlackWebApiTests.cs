using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Channels.Slack;

public class SlackWebApiTests : IAsyncLifetime
{
    private static readonly SlackMessage Hello = new("Hello", []);

    private readonly ManualTime _time = new();
    private FakeSlack _slack = null!;
    private SlackSender _sender = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _sender = new SlackSender(_slack.ApiBaseUrl, add: services => services.AddSingleton<TimeProvider>(_time));
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task TellsLanguageTimeZoneAndNameOfAPerson() =>
        Assert.Equal(new SlackUser(FakeSlack.Ann, "Ann", "nl", "Europe/Amsterdam"), await _sender.Api.FindUserAsync(FakeSlack.Ann, Cancellation));

    [Fact]
    public async Task RemembersPeopleForAnHour()
    {
        for (var i = 0; i < 3; i++)
            await _sender.Api.FindUserAsync(FakeSlack.Ann, Cancellation);
        Assert.Null(await _sender.Api.FindUserAsync("U9NOBODY", Cancellation));
        Assert.Null(await _sender.Api.FindUserAsync("U9NOBODY", Cancellation));
        Assert.Equal(2, _slack.Calls.Count);

        _time.Advance(TimeSpan.FromMinutes(61));
        await _sender.Api.FindUserAsync(FakeSlack.Ann, Cancellation);

        Assert.Equal(3, _slack.Calls.Count);
    }

    [Fact]
    public async Task AsksAgainForAPersonWhomSlackCouldNotTellOf()
    {
        _slack.Fault = _ => SlackFault.Of(ChannelFault.DroppedBeforeAcceptance);
        Assert.Null(await _sender.Api.FindUserAsync(FakeSlack.Ann, Cancellation));

        _slack.Fault = _ => SlackFault.None;
        Assert.NotNull(await _sender.Api.FindUserAsync(FakeSlack.Ann, Cancellation));
    }

    [Fact]
    public void KeepsNoMorePeopleThanFit()
    {
        var users = new UserCache(_time);
        for (var i = 0; i <= UserCache.MaxUsers; i++)
        {
            users.Remember($"U{i}", null);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.False(users.TryFind("U0", out _));
        Assert.True(users.TryFind("U1", out _));
        Assert.True(users.TryFind($"U{UserCache.MaxUsers}", out _));
    }

    [Fact]
    public void CallsAMethodNoMoreOftenThanItsTierAllows()
    {
        var throttle = new MethodThrottle(_time);
        for (var call = 0; call < 50; call++)
            Assert.Equal(TimeSpan.Zero, throttle.TryTake("chat.update"));
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(40), throttle.TryTake("chat.update"));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake("chat.delete"));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake("chat.update"));
    }

    [Fact]
    public async Task LeavesAChannelAloneForAsLongAsSlackAsks()
    {
        _slack.State.Channels["C2OTHER"] = true;
        _slack.Fault = _ => SlackFault.Of(ChannelFault.ThrottledForASecond);
        await PostAsync(FakeSlack.Channel);
        _slack.Fault = _ => SlackFault.None;

        Assert.IsType<SlackResponse.Ok>(await PostAsync("C2OTHER"));
        var waiting = PostAsync(FakeSlack.Channel);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, _slack.Calls.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SlackResponse.Ok>(await waiting);
    }

    [Fact]
    public async Task PostsNoAnswerToAForeignAddress()
    {
        foreach (var address in (string[])["http://hooks.slack.com/x", "https://hooks.slack.com.evil.example/x", "https://evil.example/hooks.slack.com", "file:///etc/passwd", "x"])
            Assert.IsType<SlackResponse.Refused>(await _sender.Api.RespondAsync(address, Hello, false, null, Cancellation));
    }

    [Fact]
    public async Task OpensAConnectionWithTheAppToken()
    {
        var opened = Assert.IsType<SlackResponse.Ok>(await _sender.Api.OpenConnectionAsync(Cancellation));

        Assert.StartsWith("ws://", opened.Body.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(FakeSlack.AppToken, Assert.Single(_slack.Calls).Token);
    }

    [Fact]
    public async Task CallsTheRestByTheirNames()
    {
        var ts = _slack.State.Ask(FakeSlack.Channel);
        var dm = _slack.State.Ask(FakeSlack.DirectMessage);
        SlackResponse[] answers =
        [
            await _sender.Api.TestAuthAsync(Cancellation),
            await _sender.Api.OpenConversationAsync(FakeSlack.Ann, Cancellation),
            await _sender.Api.ReadConversationAsync(FakeSlack.Channel, Cancellation),
            await _sender.Api.JoinAsync(FakeSlack.Channel, Cancellation),
            await _sender.Api.AddReactionAsync(FakeSlack.Channel, ts, "eyes", Cancellation),
            await _sender.Api.SetStatusAsync(FakeSlack.DirectMessage, dm, "is looking …", Cancellation),
            await _sender.Api.SetTitleAsync(FakeSlack.DirectMessage, dm, "The bridge", Cancellation),
            await _sender.Api.SetSuggestedPromptsAsync(FakeSlack.DirectMessage, dm, [("What is new?", "news")], Cancellation),
            await _sender.Api.UnfurlAsync(FakeSlack.Channel, ts, new JsonObject { ["https://x.example/"] = new JsonObject { ["blocks"] = new JsonArray(BlockKit.Section("x")) } }, Cancellation),
        ];

        Assert.All(answers, answer => Assert.IsType<SlackResponse.Ok>(answer));
    }

    private Task<SlackResponse> PostAsync(string channel) => _sender.Api.PostMessageAsync(channel, null, Hello, "d1", Cancellation);
}
