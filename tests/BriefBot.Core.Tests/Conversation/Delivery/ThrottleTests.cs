using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Tests.Platforms;

namespace BriefBot.Core.Tests.Conversation.Delivery;

public sealed class ThrottleTests
{
    private static readonly ConversationKey Room = new("teams", "t", "room");

    private readonly ManualTime _time = new();

    [Fact]
    public void TakesAsManyAsTheWindowAllowsAndSaysWhenTheNextFits()
    {
        var throttle = new Throttle(_time);
        var channel = Channel(perConversation: [new RateLimit(2, TimeSpan.FromSeconds(10))]);
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));

        Assert.Equal(TimeSpan.FromSeconds(6), throttle.TryTake(channel, Room));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room with { Id = "other" }));

        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        Assert.Equal(TimeSpan.FromSeconds(4), throttle.TryTake(channel, Room));
    }

    [Fact]
    public void HoldsEveryLimitOfConversationAndTenant()
    {
        var throttle = new Throttle(_time);
        var channel = Channel(
            [new RateLimit(1, TimeSpan.FromSeconds(1)), new RateLimit(2, TimeSpan.FromSeconds(60))],
            [new RateLimit(3, TimeSpan.FromSeconds(5))]);
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        Assert.Equal(TimeSpan.FromSeconds(1), throttle.TryTake(channel, Room));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        Assert.Equal(TimeSpan.FromSeconds(59), throttle.TryTake(channel, Room));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room with { Id = "a" }));

        Assert.Equal(TimeSpan.FromSeconds(4), throttle.TryTake(channel, Room with { Id = "b" }));
    }

    [Fact]
    public void OneTenantKeepsNoOtherWaiting()
    {
        var throttle = new Throttle(_time);
        var channel = Channel([], [new RateLimit(1, TimeSpan.FromSeconds(5))]);
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        Assert.Equal(TimeSpan.FromSeconds(5), throttle.TryTake(channel, Room with { Id = "other" }));

        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room with { Tenant = "u" }));
    }

    [Fact]
    public void WhatWasLongOnItsWayCountsFromItsArrival()
    {
        var throttle = new Throttle(_time);
        var channel = Channel([new RateLimit(1, TimeSpan.FromSeconds(10))]);
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        _time.Advance(TimeSpan.FromSeconds(11));
        var since = _time.GetTimestamp();
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
        _time.Advance(TimeSpan.FromSeconds(4));
        throttle.Arrived(channel, Room, since);

        Assert.Equal(TimeSpan.FromSeconds(10), throttle.TryTake(channel, Room));
        throttle.Arrived(channel, Room, _time.GetTimestamp() + 1);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, throttle.TryTake(channel, Room));
    }

    /// <summary>Whoever waits exactly as long as they are told never sends more than any window holds.</summary>
    [Fact]
    public void NeverLetsAnyStretchHoldMoreThanItsLimit()
    {
        RateLimit[] limits = [new(7, TimeSpan.FromSeconds(1)), new(30, TimeSpan.FromSeconds(10))];
        var throttle = new Throttle(_time);
        var channel = Channel(limits);
        var sent = new List<DateTimeOffset>();
        while (sent.Count < 300)
        {
            var wait = throttle.TryTake(channel, Room);
            if (wait == TimeSpan.Zero)
                sent.Add(_time.GetUtcNow());
            _time.Advance(wait);
        }

        foreach (var (count, window) in limits)
            Assert.All(sent.Zip(sent.Skip(count)), pair => Assert.True(pair.Second - pair.First >= window));
        Assert.InRange(sent[^1] - sent[0], TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(95));
    }

    [Fact]
    public void LimitsNothingWithoutLimits()
    {
        var throttle = new Throttle(_time);
        for (var i = 0; i < 5_000; i++)
            Assert.Equal(TimeSpan.Zero, throttle.TryTake(Channel([]), Room));
    }

    private static ChannelCapabilities Channel(RateLimit[] perConversation, RateLimit[]? perTenant = null) => new()
    {
        Channel = "teams",
        MaxTextLength = 1_000,
        PerConversation = perConversation,
        PerTenant = perTenant ?? [],
    };
}
