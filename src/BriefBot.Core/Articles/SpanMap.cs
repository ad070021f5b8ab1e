namespace BriefBot.Core.Articles;

/// <summary>
/// Leads from clean text back to the text it came from: runs, ascending in the clean text and not overlapping, each
/// of which was taken over from one place. What lies between runs (a space or line feed put in by cleaning) came from
/// nowhere. Runs whose lengths differ were rewritten (a folded white space, a composed character) and map as a whole.
/// </summary>
public sealed record SpanMap
{
    /// <exception cref="ArgumentException">Runs overlap or descend in the clean text.</exception>
    public SpanMap(IReadOnlyList<Run> runs)
    {
        for (var i = 1; i < runs.Count; i++)
        {
            if (runs[i].Clean.Start < runs[i - 1].Clean.End)
                throw new ArgumentException($"Run {i} starts before its predecessor ends.", nameof(runs));
        }
        Runs = runs;
    }

    public IReadOnlyList<Run> Runs { get; }

    /// <summary>The smallest source span that holds everything <paramref name="clean"/> came from, or null if nothing did.</summary>
    public TextSpan? ToSource(TextSpan clean)
    {
        TextSpan? source = null;
        foreach (var run in Runs)
        {
            if (run.Clean.Intersect(clean) is not { } shared)
                continue;
            var part = run.Clean.Length == run.Source.Length
                ? shared.Shift(run.Source.Start - run.Clean.Start)
                : run.Source;
            source = source?.Cover(part) ?? part;
        }
        return source;
    }

    /// <param name="Clean">Where the run stands in the clean text.</param>
    /// <param name="Source">Where it stood in the source text.</param>
    public readonly record struct Run(TextSpan Clean, TextSpan Source);
}
