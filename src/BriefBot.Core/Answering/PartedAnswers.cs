using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>Answers a question of several parts: each by itself, and from one sentence where one holds both answers.</summary>
internal static class PartedAnswers
{
    private const int MaxCandidates = 10;

    /// <summary>A shorter answer may stand in any sentence by chance.</summary>
    private const int ShortestShared = 4;

    /// <param name="answer">Answers a question of one part.</param>
    /// <returns>Null for a question of one part, and where no part has an answer: the question as a whole may have one.</returns>
    public static async Task<Answer?> TryAsync(
        Question question, QuestionAnalysis analysis, Func<Question, CancellationToken, Task<AnswerResult>> answer, CancellationToken cancellationToken)
    {
        if (analysis.Parts.Count < 2 || question.IsPart)
            return null;
        var results = new List<AnswerResult>();
        foreach (var part in analysis.Parts)
            results.Add(await answer(question with { Text = part.Text, Language = analysis.Language, IsPart = true }, cancellationToken));
        if (!results.Exists(result => result is Answer))
            return null;
        var citations = new List<Citation>();
        var parts = results.Select((result, i) => Part(analysis.Parts[i].Label, result, results, citations)).ToList();
        return new Answer
        {
            Language = analysis.Language,
            Analysis = analysis,
            Confidence = results.OfType<Answer>().First().Confidence,
            Candidates = Interleaved(results),
            Citations = citations,
            Parts = parts,
        };
    }

    private static AnswerPart Part(string label, AnswerResult result, List<AnswerResult> all, List<Citation> citations)
    {
        if (result is not Answer answer)
            return new AnswerPart(label, null, null);
        foreach (var cited in citations)
        {
            if (Find(answer, cited.Passage) is { } span)
                return new AnswerPart(label, cited.Number, span);
        }
        var better = citations.Count > 0 ? null : all.OfType<Answer>().Where(other => other != answer)
            .Select(other => (other.Citations[0].Passage, Span: Find(answer, other.Citations[0].Passage)))
            .FirstOrDefault(other => other.Span is not null).Passage;
        var citation = better is null
            ? answer.Citations[0] with { Number = citations.Count + 1 }
            : new Citation(citations.Count + 1, better, Find(answer, better));
        citations.Add(citation);
        return new AnswerPart(label, citation.Number, citation.AnswerSpan);
    }

    /// <summary>Where the same answer stands in another sentence: in the same words, or in that very sentence.</summary>
    private static TextSpan? Find(Answer answer, Passage passage)
    {
        if (passage.Quote == answer.Citations[0].Quote)
            return answer.Citations[0].AnswerSpan;
        if (answer.ShortAnswer.Length < ShortestShared)
            return null;
        var at = passage.Quote.Text.IndexOf(answer.ShortAnswer, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : TextSpan.FromLength(at, answer.ShortAnswer.Length);
    }

    private static IReadOnlyList<Candidate> Interleaved(List<AnswerResult> results) =>
    [
        .. Enumerable.Range(0, results.Max(result => result.Candidates.Count))
            .SelectMany(rank => results.Where(result => rank < result.Candidates.Count).Select(result => result.Candidates[rank]))
            .DistinctBy(candidate => candidate.Passage.Quote)
            .Take(MaxCandidates),
    ];
}
