using System.Globalization;

namespace BriefBot.Tests.Load;

/// <summary>What came of a load.</summary>
internal sealed record LoadFigures
{
    public required IReadOnlyList<AskedQuestion> Asked { get; init; }

    /// <summary>Questions whose answers were sent again although the first may have arrived.</summary>
    public required IReadOnlySet<string> Listed { get; init; }

    /// <summary>Deliveries that are held because nobody can tell.</summary>
    public required int Uncertain { get; init; }

    public required TimeSpan Took { get; init; }

    public required IReadOnlyDictionary<string, int> Errors { get; init; }

    public required IReadOnlyDictionary<string, int> ErrorsOfTheKilled { get; init; }

    public required int LimitsExceeded { get; init; }

    public required int BusiestSecond { get; init; }

    public required int DeepestInbox { get; init; }

    /// <summary>Of all servers together, without the database.</summary>
    public required TimeSpan ProcessorTime { get; init; }

    /// <summary>Errors in logs, what the checker found and the like.</summary>
    public required IReadOnlyList<string> OtherProblems { get; init; }

    public int Answered => Asked.Count(question => question.Answers > 0);

    public int Right => Asked.Count(question => question.IsRight);

    public int Lost => Asked.Count - Answered;

    public IReadOnlyList<AskedQuestion> Doubled => [.. Asked.Where(question => question.Answers > 1)];

    /// <summary>Why the load was not stood; nothing when it was.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Asked.Where(question => question.Answers == 0).Select(question => $"{question.Id} was lost"),
        .. Doubled.Where(question => !Listed.Contains(question.Id)).Select(question => $"{question.Id} was answered {question.Answers} times, which is not listed"),
        .. Errors.Select(error => $"{error.Key}, {error.Value} times, from a server that nobody killed"),
        .. OtherProblems,
    ];

    public override string ToString()
    {
        var waits = Asked.Where(question => question.Answers > 0).Select(question => question.Waited.TotalMilliseconds).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            asked {Asked.Count} in {Took.TotalSeconds:0.0} s, answered {Answered} ({Right} with what was asked for), lost {Lost}, doubled {Doubled.Count}, listed as possible doubles {Listed.Count}, held as uncertain {Uncertain}
            errors: {Of(Errors)}; of the killed process: {Of(ErrorsOfTheKilled)}
            from question to answer: p50 {At(waits, 0.5):0} ms, p95 {At(waits, 0.95):0} ms, p99 {At(waits, 0.99):0} ms, longest {At(waits, 1):0} ms
            inbox at most {DeepestInbox}; busiest second {BusiestSecond} messages, limits exceeded {LimitsExceeded} times
            processor time of the servers {ProcessorTime.TotalSeconds:0.0} s
            """);
    }

    private static string Of(IReadOnlyDictionary<string, int> errors) =>
        errors.Count == 0 ? "none" : string.Join(", ", errors.Select(error => $"{error.Key} {error.Value} times"));

    private static double At(List<double> waits, double share) => waits.Count == 0 ? double.NaN : waits[(int)(share * (waits.Count - 1))];
}
