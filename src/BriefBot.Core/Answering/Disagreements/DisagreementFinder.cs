using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Looks whether other articles answer the question otherwise.</summary>
internal sealed class DisagreementFinder(IArticleStore store, AnswerModels models)
{
    /// <param name="citation">The answer's first one.</param>
    /// <param name="judged">What got a second look, the answer's sentence first.</param>
    /// <param name="ranked">The list that they are from.</param>
    /// <param name="probability">That the answer is right.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Comparison> CompareAsync(
        Citation citation, QuestionView question, IReadOnlyList<JudgedPassage> judged, IReadOnlyList<RankedPassage> ranked, double probability,
        CancellationToken cancellationToken)
    {
        var articles = new Dictionary<IndexedArticle, Article?>();
        var rivals = await new Rivals(question, models.Spans).ReadAsync(citation, ranked, FindAsync);
        var dispute = Claims.Opposed(rivals) ?? (question.Question.Expected == AnswerType.YesNo ? null : await OfTwoAsync());
        return dispute is not null && (dispute.Statements[0].Passage.Quote == citation.Quote || dispute.Probability > probability)
            ? new Comparison(dispute with { Kind = KindOfDisagreement.Tell(question.Question, dispute.Statements) }, IsSupported: false)
            : new Comparison(null, rivals.Skip(1).Any(rival => Rivals.Support(rival, rivals[0])));

        async Task<Dispute?> OfTwoAsync()
        {
            var pairs = new WitnessPairs(question, ranked, judged, models);
            var revised = new RevisedSentences(question, AskedClass.Of(question.Question));
            return Claims.Revised(await revised.ReadAsync(pairs.OnSubject, FindAsync), citation.Quote)
                ?? Claims.Different(await pairs.ReadAsync(FindAsync), citation.Quote);
        }

        async Task<Article?> FindAsync(IndexedArticle article) => articles.TryGetValue(article, out var known)
            ? known
            : articles[article] = await store.FindAsync(article.Id, article.Revision, cancellationToken) as Article;
    }
}
