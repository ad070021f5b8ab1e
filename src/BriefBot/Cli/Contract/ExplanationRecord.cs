using BriefBot.Core.Answering.Explanations;

namespace BriefBot.Cli.Contract;

/// <summary>What <c>ask --json --explain</c> adds: see <see cref="AnswerExplanation"/>.</summary>
internal sealed record ExplanationRecord(double Threshold, IReadOnlyList<TermRecord> Terms, IReadOnlyList<WeighedRecord> Weighed)
{
    public static ExplanationRecord From(AnswerExplanation explanation) => new(
        explanation.Threshold,
        [.. explanation.Terms.Select(term => new TermRecord(
            term.Form, term.IsName, Rounded(term.Idf), Rounded(term.Weight), term.IsKnown,
            [.. term.Readings.Select(reading => new ReadingRecord(reading.Term, Rounded(reading.Worth)))]))],
        [.. explanation.Candidates.Select(candidate => new WeighedRecord(
            candidate.SourceId, candidate.Sentence, Rounded(candidate.FirstStage), Rounded(candidate.Evidence), Rounded(candidate.Score),
            candidate.Probability is { } probability ? Rounded(probability) : null, candidate.Span, Features(candidate.Ranking), Features(candidate.Judgement)))]);

    private static IReadOnlyList<FeatureRecord> Features(IReadOnlyList<Contribution> contributions) =>
        [.. contributions.Select(one => new FeatureRecord(one.Feature, Rounded(one.Value), Rounded(one.LogOdds)))];

    private static double Rounded(double value) => Math.Round(value, 4);
}

internal sealed record TermRecord(string Term, bool IsName, double Idf, double Weight, bool Known, IReadOnlyList<ReadingRecord> Readings);

internal sealed record ReadingRecord(string Term, double Worth);

/// <param name="Probability">Null for those that got no second look.</param>
internal sealed record WeighedRecord(
    string SourceId,
    string Sentence,
    double FirstStage,
    double Ranker,
    double Score,
    double? Probability,
    string Answer,
    IReadOnlyList<FeatureRecord> RankedBy,
    IReadOnlyList<FeatureRecord> JudgedBy);

internal sealed record FeatureRecord(string Feature, double Value, double LogOdds);
