using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Corrections;

/// <summary>
/// Follows the changes of the article store and corrects earlier replies whose quotes do not stand any more: in place
/// where the channel can update a message, else by a message beneath it. How far it has come is kept in the conversation
/// store under <see cref="Cursor"/>. Any number of processes may run one: what each finds has the same delivery id.
/// Not to be called by two threads at once.
/// </summary>
public sealed class CorrectionWorker(
    IArticleStore store,
    IOutbox outbox,
    IConversationStore conversations,
    IReadOnlyDictionary<string, IChannelClient> channels,
    CorrectionOptions options,
    TimeProvider time,
    WorkerLog log)
{
    public const string Cursor = "corrections";

    private readonly CorrectionWriter _writer = new(store);
    private readonly QuoteCheck _check = new(store);

    /// <summary>How far changes were looked at, and when, oldest first; each is to be looked at once more.</summary>
    private readonly Queue<(long Timestamp, long Position)> _looks = new();

    /// <summary>Changes that wait for the end of somebody's quiet hours.</summary>
    private readonly Dictionary<ArticleId, long> _quiet = [];

    private long? _seen;
    private long _settled;
    private long _kept;

    /// <summary>Looks at what changed since the last call.</summary>
    /// <returns>How many corrections were put into the outbox.</returns>
    /// <exception cref="StoreException">A store cannot be used for now; nothing is lost by it.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (_seen is null)
            await StartAsync(cancellationToken);
        var corrections = 0;
        foreach (var article in _quiet.Keys.ToList())
            corrections += await CorrectAsync(article, _quiet[article], cancellationToken);
        var (found, newest) = await FollowAsync(_seen!.Value, long.MaxValue, cancellationToken);
        if (newest > _seen)
            _looks.Enqueue((time.GetTimestamp(), newest));
        _seen = newest;
        return corrections + found + await LookAgainAsync(cancellationToken);
    }

    /// <summary>Where there never was a cursor nothing was ever sent, so there is nothing to correct.</summary>
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var kept = await conversations.FindCursorAsync(Cursor, cancellationToken);
        _settled = kept ?? await store.LastChangeAsync(cancellationToken);
        if (kept is null)
            await conversations.SaveCursorAsync(Cursor, _settled, cancellationToken);
        _seen = _kept = _settled;
    }

    private async Task<int> LookAgainAsync(CancellationToken cancellationToken)
    {
        var corrections = 0;
        while (_looks.TryPeek(out var look) && time.GetElapsedTime(look.Timestamp) >= options.SecondLookAfter)
        {
            corrections += (await FollowAsync(_settled, look.Position, cancellationToken)).Corrections;
            _settled = look.Position;
            _looks.Dequeue();
        }
        // What waits for quiet hours to end must be found again after a restart.
        var kept = _quiet.Count > 0 ? Math.Min(_settled, _quiet.Values.Min() - 1) : _settled;
        if (kept != _kept)
            await conversations.SaveCursorAsync(Cursor, _kept = kept, cancellationToken);
        return corrections;
    }

    private async Task<(int Corrections, long Newest)> FollowAsync(long after, long upTo, CancellationToken cancellationToken)
    {
        var corrections = 0;
        var newest = after;
        if (await store.LastChangeAsync(cancellationToken) == after)
            return (0, newest);
        await foreach (var change in store.ReadChangesAsync(after, cancellationToken))
        {
            if (change.Sequence > upTo)
                break;
            newest = change.Sequence;
            // A first text was never quoted before it was there.
            if (change.Revision > 1 || change.Analysis is null)
                corrections += await CorrectAsync(change.Id, change.Sequence, cancellationToken);
        }
        return (corrections, newest);
    }

    private async Task<int> CorrectAsync(ArticleId article, long sequence, CancellationToken cancellationToken)
    {
        _quiet.Remove(article);
        var corrections = 0;
        var since = time.GetUtcNow() - options.Lookback;
        foreach (var sent in await outbox.ListQuotingAsync(article, since, cancellationToken))
        {
            try
            {
                if (await FindStandingAsync(sent, cancellationToken) is { } reply
                    && await WriteAsync(reply, article, sequence, cancellationToken) is { } correction
                    && await outbox.AddAsync(correction, cancellationToken))
                    corrections++;
            }
            catch (FormatException e)
            {
                log($"Delivery {sent.Delivery.Id} cannot be read, so it is not corrected.", e);
            }
        }
        return corrections;
    }

    /// <summary>The reply, while it stands in the conversation; null when it was replaced or taken away, or is itself a correction.</summary>
    private async Task<StandingReply?> FindStandingAsync(SentDelivery sent, CancellationToken cancellationToken)
    {
        if (sent.State != QueueState.Done || CorrectionWriter.IsCorrection(sent.Delivery))
            return null;
        if ((sent.Delivery.AnswersMessageId ?? sent.Delivery.Replaces) is not { } messageId)
            return new StandingReply(sent.Delivery, null, null);
        var history = new ReplyHistory(await outbox.ListByMessageAsync(sent.Delivery.Conversation, messageId, cancellationToken));
        if (history.Latest(sent, CorrectionWriter.IsCorrection) is not { } latest)
            return null;
        return new StandingReply(sent.Delivery, messageId, history.MessageOf(latest) is null ? null : latest.Delivery);
    }

    /// <summary>Null where all stands, or nothing may be said now.</summary>
    private async Task<OutboxDelivery?> WriteAsync(StandingReply reply, ArticleId changed, long sequence, CancellationToken cancellationToken)
    {
        if (channels.GetValueOrDefault(reply.Delivery.Conversation.Channel) is not { Capabilities: var capabilities })
            return null;
        // Who alone saw it asked to be forgotten: nobody is left to be told.
        if (reply.Delivery is { OnlyForUser: true, User: null })
            return null;
        var broken = new List<BrokenQuote>();
        foreach (var quote in ReplyFormat.ShownQuotes(reply.Delivery.Payload))
        {
            if (await _check.FindFaultAsync(quote, cancellationToken) is { } fault)
                broken.Add(fault);
        }
        if (!broken.Exists(quote => quote.Reference.ArticleId == changed))
            return null;
        if (capabilities.Updates && reply.Latest is { } latest)
            return await _writer.UpdateAsync(reply.Delivery, latest, broken, cancellationToken);
        var settings = await conversations.FindSettingsAsync(reply.Delivery.Conversation, cancellationToken);
        if (settings.IsQuiet(time.GetUtcNow()))
        {
            _quiet[changed] = sequence;
            return null;
        }
        var thread = capabilities.Threads ? reply.Delivery.Thread ?? reply.MessageId : reply.Delivery.Thread;
        // What another article lost is said when that one changes: each thing once.
        var ofThis = broken.FindAll(quote => quote.Reference.ArticleId == changed);
        return await _writer.PostAsync(reply.Delivery, thread, ofThis, cancellationToken);
    }

    /// <param name="MessageId">The message that it answers; null for what nobody asked for.</param>
    /// <param name="Latest">What shows it now, itself or a correction of it; null where the platform gave its message no id.</param>
    private sealed record StandingReply(OutboxDelivery Delivery, string? MessageId, OutboxDelivery? Latest);
}
