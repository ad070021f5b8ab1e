using BriefBot.Core.Analysis;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.FactAnswers;

/// <summary>
/// Answers questions for a role, a succession, an owner, a definition or somebody's words from the facts, where one fits
/// in all that is asked. What it cannot answer is left to the ranked sentences.
/// </summary>
internal sealed class FactAnswerer(IArticleStore store, PassageIndex index, CitationVerifier verifier)
{
    private const int MostFacts = 40;
    private const int MostCitations = 3;
    private const int MostCandidates = 10;

    /// <summary>How far back the name may stand for which a pronoun stands.</summary>
    private const int SentencesBack = 4;

    /// <param name="refusal">What would be said otherwise, with the candidates.</param>
    /// <returns>Null when no fact answers.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Answer?> AnswerAsync(Question question, QuestionView view, AnswerResult refusal, double threshold, CancellationToken cancellationToken)
    {
        if (FactQuestion.Read(question, view.Question.Language) is not { } asked)
            return null;
        if (index.FindFacts(asked.Name, question.Collections).Count == 0)
            asked = asked with { Name = InOtherLanguage(asked.Name, view) ?? asked.Name };
        var fitting = new List<FittingFact>();
        foreach (var hit in Candidates(asked, question))
        {
            if (await store.FindAsync(hit.Article.Id, hit.Article.Revision, cancellationToken) is Article article
                && FactFit.Of(asked, hit, article, view) is { } fit)
                fitting.Add(fit);
        }
        if (FactChoice.Best(asked, fitting, question.Asked.DateTime) is not { } best)
            return null;
        var confidence = Math.Max(best.Confidence, refusal.Confidence);
        if (confidence < threshold)
            return null;
        var citations = await CiteAsync(best, fitting, cancellationToken);
        if (citations.Count == 0)
            return null;
        var passages = citations.ConvertAll(citation => citation.Passage);
        var top = refusal.Candidates.Select(candidate => candidate.Score).DefaultIfEmpty(0).Max();
        return new Answer
        {
            Language = refusal.Language,
            Analysis = refusal.Analysis,
            Confidence = confidence,
            Citations = citations,
            Fact = best.Hit.Fact,
            Candidates =
            [
                .. passages.Select((passage, i) => new Candidate(passage, top + passages.Count - i))
                    .Concat(refusal.Candidates.Where(candidate => !passages.Exists(passage => passage.Quote == candidate.Passage.Quote)))
                    .Take(MostCandidates),
            ],
        };
    }

    /// <summary>How articles in the other language call it, as far as the words of the question say.</summary>
    private string? InOtherLanguage(string name, QuestionView view) =>
        view.Question.Terms.FirstOrDefault(term => Tokenizer.Tokenize(name, new TextSpan(0, name.Length), view.Question.Language) is [var only] && only.Form == term.Form) is { } asked
            ? index.FindName([.. asked.Query.Alternatives.Where(alternative => alternative.Weight >= 0.5f).Select(alternative => alternative.Term)])
            : null;

    private IEnumerable<FactHit> Candidates(FactQuestion asked, Question question) => index.FindFacts(asked.Name, question.Collections)
        .Where(hit => (question.Articles?.Contains(hit.Article.Id) ?? true) && FactFit.MayAnswer(asked, hit.Fact))
        .OrderByDescending(hit => hit.Fact.Date.Start ?? DateTime.MinValue)
        .Take(MostFacts);

    /// <summary>
    /// The sentence that says it, with what else says the same. Where it says "he", the sentence that names him comes first,
    /// as the answer stands there.
    /// </summary>
    private async Task<List<Citation>> CiteAsync(FittingFact best, List<FittingFact> fitting, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        if (best.NamedIn(SentencesBack) is { } naming)
            await AddAsync(new Passage(best.Article.Quote(naming.Sentence), best.Article), naming.Name);
        await AddAsync(best.Passage, citations.Count == 0 ? best.AnswerSpan : null);
        if (citations.Count == 0 || best.AnswerName.Length == 0)
            return citations;
        foreach (var other in fitting)
        {
            if (citations.Count < MostCitations && other.AnswerSpan is { } span && other.AnswersAs(best)
                && citations.TrueForAll(citation => citation.Source.Id != other.Article.Id))
                await AddAsync(other.Passage, span);
        }
        return citations;

        async Task AddAsync(Passage passage, TextSpan? answer)
        {
            if (await verifier.IsTrueAsync(passage.Quote, cancellationToken))
                citations.Add(new Citation(citations.Count + 1, passage, answer));
        }
    }
}
