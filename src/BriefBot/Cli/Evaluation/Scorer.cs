using BriefBot.Cli.Contract;
using BriefBot.Cli.Questions;

namespace BriefBot.Cli.Evaluation;

/// <summary>
/// Scores answers against what is known to be right. Every figure is the mean of what single questions and citations
/// earn; what each counts is said at its property of <see cref="Figures"/>.
/// </summary>
/// <param name="storedText">The text of an article's revision, to check citations at their offsets; null when unknown.</param>
/// <param name="originals">Source id to text as it was given, white space folded; null: quotes are not looked up there.</param>
internal sealed class Scorer(Func<string, int, string?>? storedText, IReadOnlyDictionary<string, string>? originals)
{
    /// <summary>A longer citation or candidate earns nothing: whoever quotes a page always quotes the answer.</summary>
    private const int MaxQuote = 700;

    private readonly List<bool> _answered = [], _correct = [], _first = [], _firstFive = [], _precise = [], _abstained = [];
    private readonly List<bool> _verbatim = [], _cleanRefusals = [];
    private readonly List<double> _exact = [], _f1 = [], _f1Answerable = [], _latencies = [];
    private readonly List<Miss> _misses = [];
    private int _questions, _missing;

    /// <summary>Questions that did not earn what they could, in order.</summary>
    public IReadOnlyList<Miss> Misses => _misses;

    /// <param name="answer">Null when the question was left unanswered without so much as a refusal.</param>
    public void Add(BatchQuestion question, AnswerRecord? answer)
    {
        _questions++;
        if (answer is null)
        {
            _missing++;
            answer = new AnswerRecord { Answered = !question.Answerable };
        }
        if (answer.LatencyMs is { } latency)
            _latencies.Add(latency);
        foreach (var citation in answer.Citations)
            _verbatim.Add(IsVerbatim(citation));
        if (!answer.Answered)
            _cleanRefusals.Add(answer.Citations.Count == 0);
        if (question.Answerable)
            AddAnswerable(question, answer);
        else
            AddUnanswerable(question, answer);
    }

    public Figures Figures()
    {
        var sorted = _latencies.Order().ToList();
        return new Figures
        {
            Questions = _questions,
            Missing = _missing,
            Answered = Share(_answered),
            Correct = Share(_correct),
            HitAt1 = Share(_first),
            HitAt5 = Share(_firstFive),
            Precision = Share(_precise),
            Abstained = Share(_abstained),
            ExactMatch = Mean(_exact),
            F1 = Mean(_f1),
            F1Answerable = Mean(_f1Answerable),
            QuoteOk = Share(_verbatim),
            RefusalClean = Share(_cleanRefusals),
            P50Ms = sorted.Count == 0 ? null : sorted[sorted.Count / 2],
            P95Ms = sorted.Count == 0 ? null : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * .95))],
        };
    }

    private void AddAnswerable(BatchQuestion question, AnswerRecord answer)
    {
        IReadOnlyList<IQuoteRecord> candidates = answer.Candidates.Count > 0 ? answer.Candidates : answer.Citations;
        var cited = answer.Citations.Count > 0 ? answer.Citations[0] : null;
        var correct = answer.Answered && cited is not null && IsGood(question, cited)
            && question.Answers.Any(a => WordMatching.Holds(answer.Answer, a) || WordMatching.Holds(cited.Quote, a));
        _answered.Add(answer.Answered);
        _correct.Add(correct);
        _first.Add(candidates.Take(1).Any(c => IsGood(question, c)));
        _firstFive.Add(candidates.Take(5).Any(c => IsGood(question, c)));
        var f1 = answer.Answered ? Best(question, a => WordMatching.TokenF1(answer.Answer, a)) : 0;
        _f1Answerable.Add(f1);
        _f1.Add(f1);
        _exact.Add(answer.Answered ? Best(question, a => WordMatching.ExactMatch(answer.Answer, a)) : 0);
        if (answer.Answered)
            _precise.Add(correct);
        if (!correct)
            _misses.Add(new Miss(question, answer));
    }

    private void AddUnanswerable(BatchQuestion question, AnswerRecord answer)
    {
        _abstained.Add(!answer.Answered);
        _f1.Add(answer.Answered ? 0 : 1);
        _exact.Add(answer.Answered ? 0 : 1);
        if (!answer.Answered)
            return;
        _precise.Add(false);
        _misses.Add(new Miss(question, answer));
    }

    private static bool IsGood(BatchQuestion question, IQuoteRecord cited)
    {
        // Lengths count code points, as the published figures were measured.
        if (cited.Quote.Length == 0 || cited.Quote.EnumerateRunes().Count() > MaxQuote)
            return false;
        if (question.Evidence.Any(fragment => WordMatching.Holds(cited.Quote, fragment)))
            return true;
        var found = question.Answers.Where(answer => WordMatching.Holds(cited.Quote, answer)).ToList();
        if (found.Count == 0)
            return false;
        // The same fact told elsewhere counts when the answer is too long to stand there by chance.
        if (question.ArticleId is { Length: > 0 } article)
            return Source(cited) == article || (question.Evidence.Count > 0 && found.Any(IsLong));
        return question.Evidence.Count == 0 || found.Any(answer => IsLong(answer) || !char.IsDigit(answer, 0));
    }

    private bool IsVerbatim(CitationRecord citation)
    {
        if (citation.Quote.Length == 0)
            return false;
        if (storedText is not null && !StandsAt(storedText(citation.ArticleId, citation.Revision), citation))
            return false;
        return originals is null
            || (Source(citation) is { } source && originals.TryGetValue(source, out var original)
                && original.Contains(WordMatching.FoldWhiteSpace(citation.Quote), StringComparison.Ordinal));
    }

    private static bool StandsAt(string? text, CitationRecord citation) =>
        text is not null && citation.Start >= 0 && citation.End >= citation.Start && citation.End <= text.Length
        && text.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote);

    private static string? Source(IQuoteRecord quote) => string.IsNullOrEmpty(quote.SourceId) ? quote.ArticleId : quote.SourceId;

    private static bool IsLong(string answer) => WordMatching.Words(answer).Count > 1;

    private static double Best(BatchQuestion question, Func<string, double> score) =>
        question.Answers.Select(score).DefaultIfEmpty(0).Max();

    private static double? Share(List<bool> earned) => Mean(earned.ConvertAll(one => one ? 1.0 : 0.0));

    private static double? Mean(List<double> values) => values.Count == 0 ? null : values.Sum() / values.Count;
}

/// <summary>A question that was answered wrongly, or answered although it cannot be.</summary>
internal sealed record Miss(BatchQuestion Question, AnswerRecord Answer);
