using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework;

/// <summary>
/// Keeps what somebody thinks of an answer of ours: of the one that the platform names, else of the one to their own last
/// question. Every method may throw <see cref="StoreException"/>.
/// </summary>
internal sealed class AnswerRating(
    IFeedbackStore feedback, IInbox inbox, IOutbox outbox, IArticleStore articles, IConversationStore conversations, TimeProvider time)
{
    private const int MaxComment = 4_000;

    /// <returns>False when nothing tells which answer is meant.</returns>
    public async Task<bool> RateAsync(Turn turn, FeedbackRating rating, string? comment, CancellationToken cancellationToken) =>
        await RateSentAsync(turn, rating, comment, cancellationToken) || await RateLastAsync(turn, rating, comment, cancellationToken);

    /// <summary>Rates the message that the activity is about, where it is an answer of ours.</summary>
    public async Task<bool> RateSentAsync(Turn turn, FeedbackRating rating, string? comment, CancellationToken cancellationToken)
    {
        if (turn.Activity.ReplyToId is not { } id
            || await outbox.FindSentAsync(turn.Conversation, id, cancellationToken) is not { Delivery: { EventKey: { } key, Payload.Length: > 0 } sent }
            || await inbox.FindByKeyAsync(key, cancellationToken) is not { Text.Length: > 0 } asked)
            return false;
        var reply = await ReplyFormat.ReadAsync(sent.Payload, articles, cancellationToken);
        if (reply.Kind is not (ReplyKind.Answer or ReplyKind.Refusal))
            return false;
        var passage = reply is { Kind: ReplyKind.Answer, Citations: [{ Quote: var quote }, ..] }
            ? new FeedbackPassage(quote.ArticleId, quote.Revision, quote.Span)
            : null;
        await AddAsync(turn, asked.Text, reply.Kind == ReplyKind.Answer ? reply.Text : "", passage, rating, comment, cancellationToken);
        return true;
    }

    private async Task<bool> RateLastAsync(Turn turn, FeedbackRating rating, string? comment, CancellationToken cancellationToken)
    {
        var thread = await conversations.FindThreadAsync(new ThreadKey(turn.Conversation, turn.RootId, turn.User), cancellationToken);
        if (thread is not { LastQuestion: { } question })
            return false;
        var passage = thread is { LastAnswer: not null, Cited: [var cited, ..] } ? new FeedbackPassage(cited.ArticleId, cited.Revision, cited.Span) : null;
        await AddAsync(turn, question, thread.LastAnswer ?? "", passage, rating, comment, cancellationToken);
        return true;
    }

    private Task AddAsync(
        Turn turn, string question, string answer, FeedbackPassage? passage, FeedbackRating rating, string? comment, CancellationToken cancellationToken) =>
        feedback.AddAsync(
            new Feedback(time.GetUtcNow(), question, answer, passage, rating)
            {
                User = turn.User,
                Event = EventOf(turn, rating),
                Comment = comment is { Length: > MaxComment } ? comment[..MaxComment] : comment,
            },
            cancellationToken);

    /// <summary>Null where nothing tells a second sending from another rating.</summary>
    private static string? EventOf(Turn turn, FeedbackRating rating) => turn.Activity is { Id: { } id, Type: var type }
        ? turn.Key(type, id, $"{rating} {turn.Activity.Timestamp}")
        : null;
}
