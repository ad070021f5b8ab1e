using System.Globalization;

namespace BriefBot.Cli.Evaluation;

/// <summary>The figures of one run. A share is null when there was nothing to take it of.</summary>
internal sealed record Figures
{
    public required int Questions { get; init; }

    /// <summary>Questions without any answer.</summary>
    public required int Missing { get; init; }

    /// <summary>Share of answerable questions that were answered.</summary>
    public double? Answered { get; init; }

    /// <summary>Share of answerable questions answered with a right first citation that holds an accepted answer.</summary>
    public double? Correct { get; init; }

    /// <summary>Share of answerable questions whose first candidate holds the answer.</summary>
    public double? HitAt1 { get; init; }

    /// <summary>Share of answerable questions of whose first five candidates one holds the answer.</summary>
    public double? HitAt5 { get; init; }

    /// <summary>Share of all answered questions that are answerable and correct.</summary>
    public double? Precision { get; init; }

    /// <summary>Share of unanswerable questions that were refused.</summary>
    public double? Abstained { get; init; }

    /// <summary>SQuAD 1.1 exact match over all questions; a refused unanswerable one earns 1.</summary>
    public double? ExactMatch { get; init; }

    /// <summary>SQuAD 1.1 token F1 over all questions; a refused unanswerable one earns 1.</summary>
    public double? F1 { get; init; }

    /// <summary>Token F1 over answerable questions; a refused one earns 0.</summary>
    public double? F1Answerable { get; init; }

    /// <summary>Share of citations that are word for word the source, at their offsets.</summary>
    public double? QuoteOk { get; init; }

    /// <summary>Share of refusals without a citation.</summary>
    public double? RefusalClean { get; init; }

    public double? P50Ms { get; init; }

    public double? P95Ms { get; init; }

    /// <summary>Name and value in the order in which they are printed, without those that were not measured.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Named()
    {
        (string Name, double? Value)[] all =
        [
            ("questions", Questions), ("missing", Missing), ("answered", Answered), ("correct", Correct),
            ("hit@1", HitAt1), ("hit@5", HitAt5), ("precision", Precision), ("abstained", Abstained),
            ("em", ExactMatch), ("f1", F1), ("f1_answerable", F1Answerable), ("quote_ok", QuoteOk),
            ("refusal_clean", RefusalClean), ("p50_ms", P50Ms), ("p95_ms", P95Ms),
        ];
        return [.. all.Where(figure => figure.Value is not null)
            .Select(figure => KeyValuePair.Create(figure.Name, figure.Value!.Value))];
    }

    /// <summary>Whole numbers for counts, four decimals for everything else.</summary>
    public static string Text(string name, double value) =>
        value.ToString(name is "questions" or "missing" or "documents" or "disputed" or "shown" ? "F0" : "F4", CultureInfo.InvariantCulture);
}
