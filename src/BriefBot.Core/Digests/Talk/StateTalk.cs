using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Talk;

/// <summary>"pause 3", "resume 3", "unsubscribe 3".</summary>
internal sealed class StateTalk(IDigestStore store)
{
    public async Task<Reply> HandleAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        var (offer, fits) = command.Verb switch
        {
            DigestVerb.Pause => (texts.PauseWord, (Func<Subscription, bool>)(one => one.Paused is null)),
            DigestVerb.Resume => (texts.ResumeWord, one => one.Paused is not null),
            _ => (texts.EndWord, _ => true),
        };
        var choice = await SubscriptionChoice.FindAsync(store, command, command.Words, offer, fits, needsRight: true, cancellationToken);
        if (choice.Problem is { } problem)
            return problem;
        var lines = new List<string>();
        foreach (var one in choice.Chosen)
            lines.Add(await DoAsync(one, command, texts, cancellationToken));
        return texts.Say(ReplyKind.Done, string.Join('\n', lines)) with { Buttons = Undo(choice.Chosen, command.Verb, texts) };
    }

    private Task<string> DoAsync(Subscription one, DigestCommand command, SubscriptionTexts texts, CancellationToken cancellationToken) => command.Verb switch
    {
        DigestVerb.Pause => PauseAsync(one, command, texts, cancellationToken),
        DigestVerb.Resume => ResumeAsync(one, command, texts, cancellationToken),
        _ => EndAsync(one, texts, cancellationToken),
    };

    private async Task<string> PauseAsync(Subscription one, DigestCommand command, SubscriptionTexts texts, CancellationToken cancellationToken)
    {
        if (one.Paused is not null)
            return texts.Format(texts.PausedAlready, one.Number);
        await store.ChangeAsync(one with { Paused = command.Received.ToUniversalTime(), NextDue = null }, cancellationToken);
        return texts.Format(texts.Paused, one.Number, $"{texts.ResumeWord} {one.Number}");
    }

    private async Task<string> ResumeAsync(Subscription one, DigestCommand command, SubscriptionTexts texts, CancellationToken cancellationToken)
    {
        if (one.Paused is null)
            return texts.Format(texts.RunsAlready, one.Number);
        var resumed = one with { Paused = null, Failure = null, NextDue = ChangeTalk.NextDue(one, command.Received) };
        await store.ChangeAsync(resumed, cancellationToken);
        return $"{texts.Format(texts.Resumed, one.Number)} {SubscriptionWording.Sentences(resumed, texts, texts.Next)}";
    }

    private async Task<string> EndAsync(Subscription one, SubscriptionTexts texts, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(one.Number, cancellationToken);
        return texts.Format(texts.Ended, one.Number, SubscriptionWording.Describe(one, texts));
    }

    private static IReadOnlyList<ReplyButton> Undo(IReadOnlyList<Subscription> chosen, DigestVerb verb, SubscriptionTexts texts) => (chosen, verb) switch
    {
        ([var one], DigestVerb.Pause) => [Button($"{texts.ResumeWord} {one.Number}")],
        ([var one], DigestVerb.Resume) => [Button($"{texts.PauseWord} {one.Number}")],
        _ => [],
    };

    private static ReplyButton Button(string line) => new(line, line);
}
