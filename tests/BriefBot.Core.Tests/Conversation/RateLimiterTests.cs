using BriefBot.Core.Conversation;
using BriefBot.Tests.Platforms;

namespace BriefBot.Core.Tests.Conversation;

public sealed class RateLimiterTests
{
    private static readonly UserKey Ann = new("slack:t:ann");
    private static readonly UserKey Bob = new("slack:t:bob");
    private static readonly ConversationKey Here = new("slack", "t", "here");
    private static readonly ConversationKey There = new("slack", "t", "there");
    private readonly ManualTime _time = new();

    [Fact]
    public void AdmitsAsManyInAWindowAsItSays()
    {
        var limiter = Limiter(perUser: 3);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here));
            _time.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.Equal(Admittance.TellOnce, limiter.Admit(Ann, There));
        Assert.Equal(Admittance.Silence, limiter.Admit(Ann, Here));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here));
        Assert.Equal(Admittance.Silence, limiter.Admit(Ann, Here));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here));
    }

    [Fact]
    public void DoesNotCountWhoeverSitsAtTheMachine()
    {
        var limiter = Limiter(perUser: 1, perConversation: 1);
        for (var i = 0; i < 5; i++)
            Assert.Equal(Admittance.Admitted, limiter.Admit(UserKey.Local, Here));
    }

    [Fact]
    public void TellsAgainInTheNextWindow()
    {
        var limiter = Limiter(perUser: 1);
        for (var window = 0; window < 3; window++)
        {
            Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here));
            Assert.Equal(Admittance.TellOnce, limiter.Admit(Ann, Here));
            Assert.Equal(Admittance.Silence, limiter.Admit(Ann, Here));
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void AConversationHasALimitOfItsOwn()
    {
        var limiter = Limiter(perUser: 2, perConversation: 3);
        Assert.Equal(
            [Admittance.Admitted, Admittance.Admitted, Admittance.Admitted, Admittance.TellOnce, Admittance.Silence],
            new[] { Ann, Bob, Ann, Bob, Bob }.Select(user => limiter.Admit(user, Here)));
        Assert.Equal(Admittance.Admitted, limiter.Admit(Bob, There));
    }

    [Fact]
    public void WhatIsRefusedDoesNotCount()
    {
        var limiter = Limiter(perUser: 1);
        limiter.Admit(Ann, Here);
        for (var i = 0; i < 59; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.NotEqual(Admittance.Admitted, limiter.Admit(Ann, Here));
        }
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here));
    }

    [Fact]
    public void ForgettingTheQuietLosesNoCountOfTheBusy()
    {
        var limiter = Limiter(perUser: 1, perConversation: 100_000);
        for (var i = 0; i < 3_000; i++)
        {
            Assert.Equal(Admittance.Admitted, limiter.Admit(new UserKey($"slack:t:{i}"), Here));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }
        for (var i = 0; i < 3_000; i++)
            Assert.NotEqual(Admittance.Admitted, limiter.Admit(new UserKey($"slack:t:{i}"), Here));
    }

    private RateLimiter Limiter(int perUser, int perConversation = 100) =>
        new(new LimitOptions { PerUser = perUser, PerConversation = perConversation, Window = TimeSpan.FromMinutes(1) }, _time);
}
