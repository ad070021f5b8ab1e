using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary>What became of a question that the page asked.</summary>
/// <param name="Reply">Null when nothing is said to it, because too much was asked at once.</param>
/// <param name="IsLate">Whether it is still being worked on: nothing is lost, but nobody waits any longer.</param>
internal readonly record struct WebAnswer(WebReply? Reply, bool IsLate);

/// <summary>
/// The page's way through the inbox and the outbox: stores the question like any channel's, and waits for the reply,
/// whichever process on this store makes it.
/// </summary>
internal sealed class WebConversation(
    IInbox inbox, IOutbox outbox, IArticleStore store, WebReplies replies, WakeSignal signal, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Less than the page's own patience.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>A server that stops does not wait longer.</summary>
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(6);

    /// <summary>How often to look whether another process has answered.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <exception cref="StoreException">The question cannot be stored.</exception>
    public async Task<WebAnswer> AskAsync(InboxEvent asked, CancellationToken cancellationToken)
    {
        var reply = replies.Expect(asked.Key);
        try
        {
            await inbox.AddAsync(asked, cancellationToken);
            signal.Set();
            return await WaitAsync(asked, reply, cancellationToken);
        }
        finally
        {
            replies.Forget(asked.Key);
        }
    }

    private async Task<WebAnswer> WaitAsync(InboxEvent asked, Task<WebReply?> reply, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        await using var stopping = lifetime.ApplicationStopping.Register(() => limit.CancelAfter(PatienceAtTheEnd));
        while (!limit.IsCancellationRequested)
        {
            if (await Task.WhenAny(reply, Task.Delay(LookEvery, time, cancellationToken)) == reply)
                return new WebAnswer(await reply, false);
            cancellationToken.ThrowIfCancellationRequested();
            if (await outbox.FindByEventAsync(asked.Key, cancellationToken) is { State: QueueState.Done, Delivery: var delivery } sent)
            {
                var read = await ReplyFormat.ReadAsync(delivery.Payload, store, cancellationToken);
                return new WebAnswer(new WebReply(sent.PlatformMessageId ?? delivery.Id, read), false);
            }
        }
        return new WebAnswer(null, true);
    }
}
