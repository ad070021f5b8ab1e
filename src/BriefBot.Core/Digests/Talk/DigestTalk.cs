using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Talk;

/// <summary>Makes, shows, changes and ends subscriptions as people say it, and shows what one would post now.</summary>
/// <param name="compose">What is to be posted; see <see cref="DigestComposition"/>.</param>
/// <param name="again">Posts what was due that day (null: last) once more; null when nothing was due then.</param>
public sealed class DigestTalk(
    IDigestStore store,
    IConversationStore conversations,
    DigestComposition compose,
    Func<long, DateOnly?, CancellationToken, Task<DigestRun?>> again) : IDigestTalk
{
    private readonly SubscribeTalk _subscribe = new(store, conversations);
    private readonly ListTalk _list = new(store);
    private readonly ChangeTalk _change = new(store);
    private readonly StateTalk _state = new(store);
    private readonly PreviewTalk _preview = new(store, compose);
    private readonly AgainTalk _again = new(store, again);

    public Task<DigestAnswer> HandleAsync(DigestCommand command, CancellationToken cancellationToken) => command.Verb switch
    {
        DigestVerb.Subscribe => _subscribe.SubscribeAsync(command, cancellationToken),
        DigestVerb.Alert => _subscribe.AlertAsync(command, cancellationToken),
        DigestVerb.List => AnswerAsync(_list.HandleAsync(command, cancellationToken)),
        DigestVerb.Change => AnswerAsync(_change.HandleAsync(command, cancellationToken)),
        DigestVerb.Pause or DigestVerb.Resume or DigestVerb.Unsubscribe => AnswerAsync(_state.HandleAsync(command, cancellationToken)),
        DigestVerb.Preview => AnswerAsync(_preview.HandleAsync(command, cancellationToken)),
        DigestVerb.Again => AnswerAsync(_again.HandleAsync(command, cancellationToken)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.Verb, "Unexpected verb."),
    };

    private static async Task<DigestAnswer> AnswerAsync(Task<Reply> reply) => new(await reply);
}

/// <summary>What a digest would say, from the subscription, what it was told before, the collections that may be seen (null for all), and the due instant.</summary>
public delegate Task<DigestContent> DigestComposition(
    Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken);
