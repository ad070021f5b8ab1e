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
    private int _messages;

    [Fact]
    public void AdmitsAsManyInAWindowAsItSays()
    {
        var limiter = Limiter(perUser: 3);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Admittance.Admitted, Admit(limiter, Ann, Here));
            _time.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.Equal(Admittance.TellOnce, Admit(limiter, Ann, There));
        Assert.Equal(Admittance.Silence, Admit(limiter, Ann, Here));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Admittance.Admitted, Admit(limiter, Ann, Here));
        Assert.Equal(Admittance.Silence, Admit(limiter, Ann, Here));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Admittance.Admitted, Admit(limiter, Ann, Here));
    }

    [Fact]
    public void DoesNotCountWhoeverSitsAtTheMachine()
    {
        var limiter = Limiter(perUser: 1, perConversation: 1);
        for (var i = 0; i < 5; i++)
            Assert.Equal(Admittance.Admitted, Admit(limiter, UserKey.Local, Here));
    }

    [Fact]
    public void TellsAgainInTheNextWindow()
    {
        var limiter = Limiter(perUser: 1);
        for (var window = 0; window < 3; window++)
        {
            Assert.Equal(Admittance.Admitted, Admit(limiter, Ann, Here));
            Assert.Equal(Admittance.TellOnce, Admit(limiter, Ann, Here));
            Assert.Equal(Admittance.Silence, Admit(limiter, Ann, Here));
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void AConversationHasALimitOfItsOwn()
    {
        var limiter = Limiter(perUser: 2, perConversation: 3);
        Assert.Equal(
            [Admittance.Admitted, Admittance.Admitted, Admittance.Admitted, Admittance.TellOnce, Admittance.Silence],
            new[] { Ann, Bob, Ann, Bob, Bob }.Select(user => Admit(limiter, user, Here)));
        Assert.Equal(Admittance.Admitted, Admit(limiter, Bob, There));
    }

    [Fact]
    public void WhatIsRefusedDoesNotCount()
    {
        var limiter = Limiter(perUser: 1);
        Admit(limiter, Ann, Here);
        for (var i = 0; i < 59; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.NotEqual(Admittance.Admitted, Admit(limiter, Ann, Here));
        }
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Admittance.Admitted, Admit(limiter, Ann, Here));
    }

    [Fact]
    public void SaysTheSameWhenItIsAskedAgainForTheSameMessage()
    {
        var limiter = Limiter(perUser: 2);
        var now = _time.GetUtcNow();
        foreach (var (key, expected) in new[] { ("a", Admittance.Admitted), ("b", Admittance.Admitted), ("c", Admittance.TellOnce), ("d", Admittance.Silence) })
        {
            Assert.Equal(expected, limiter.Admit(Ann, Here, key, now));
            Assert.Equal(expected, limiter.Admit(Ann, Here, key, now));
        }
        Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here, "a", now));
    }

    [Fact]
    public void AnAdmittedMessageThatIsHandledAgainAfterLaterOnesIsStillAdmitted()
    {
        var limiter = Limiter(perUser: 2);
        var now = _time.GetUtcNow();
        Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here, "early", now));
        foreach (var late in new[] { "x", "y" })
            Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, There, late, now.AddMinutes(2)));
        Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here, "early", now));
    }

    [Fact]
    public void WhatWaitedWhileNobodyWasThereIsNotTooFast()
    {
        var limiter = Limiter(perUser: 2);
        var asked = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 50; i++)
            Assert.Equal(Admittance.Admitted, limiter.Admit(Ann, Here, $"{i}", asked.AddSeconds(40 * i)));
    }

    [Fact]
    public void ForgettingTheQuietLosesNoCountOfTheBusy()
    {
        var limiter = Limiter(perUser: 1, perConversation: 100_000);
        for (var i = 0; i < 3_000; i++)
        {
            Assert.Equal(Admittance.Admitted, Admit(limiter, new UserKey($"slack:t:{i}"), Here));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }
        for (var i = 0; i < 3_000; i++)
            Assert.NotEqual(Admittance.Admitted, Admit(limiter, new UserKey($"slack:t:{i}"), Here));
    }

    /// <summary>A message of its own that comes in now.</summary>
    private Admittance Admit(RateLimiter limiter, UserKey user, ConversationKey conversation) =>
        limiter.Admit(user, conversation, $"slack:{_messages++}", _time.GetUtcNow());

    private static RateLimiter Limiter(int perUser, int perConversation = 100) =>
        new(new LimitOptions { PerUser = perUser, PerConversation = perConversation, Window = TimeSpan.FromMinutes(1) });
}
