using System.Globalization;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Explanations;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>Says why a reply is what it is, for a person with 100 columns.</summary>
internal sealed class Explanation
{
    private const int Width = 100;
    private const int MostReadings = 12;

    private readonly TextWriter _output;

    private Explanation(TextWriter output) => _output = output;

    public static void Write(TimedReply timed, TextWriter output)
    {
        output.WriteLine();
        if (timed.Reply.Result is not { } result)
        {
            output.WriteLine("This was not taken as a question, so nothing was looked up.");
            return;
        }
        new Explanation(output).Write(result, timed.Elapsed);
    }

    private void Write(AnswerResult result, TimeSpan elapsed)
    {
        Line(0, $"Language: {result.Language}   Expected: {result.Analysis?.Expected}   Confidence: {result.Confidence:F3}   Time: {elapsed.TotalMilliseconds:F1} ms");
        Line(0, $"Outcome: {Outcome(result)}");
        if (result.Explanation is not { } explanation)
            return;
        _output.WriteLine("Terms (idf × weight, then what else each matches, and what that is worth):");
        foreach (var term in explanation.Terms)
            Write(term);
        _output.WriteLine("Candidates (a feature is shown with its value and what it adds to the log odds):");
        foreach (var (candidate, i) in explanation.Candidates.Select((candidate, i) => (candidate, i)))
            Write(candidate, i + 1);
    }

    private void Write(ExplainedTerm term)
    {
        var more = term.Readings.Count > MostReadings ? ", …" : "";
        var readings = string.Join(", ", term.Readings.Take(MostReadings).Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Term} {reading.Worth:0.##}")));
        var name = term.IsName ? " (name)" : "";
        var unknown = term.IsKnown ? "" : " (in no sentence that was weighed)";
        Line(14, $"{term.Idf,6:F2} × {term.Weight:F1}  {term.Form}{name}{unknown}{(readings.Length > 0 ? $": {readings}{more}" : "")}");
    }

    private void Write(ExplainedCandidate candidate, int number)
    {
        var probability = candidate.Probability is { } known ? $"{known.ToString("F3", CultureInfo.InvariantCulture)}" : "not judged";
        Line(4, $"{number,2}  {candidate.SourceId}   probability {probability}   score {candidate.Score:F2} (ranker {candidate.Evidence:F2})   first stage {candidate.FirstStage:F2}");
        Line(4, $"    {candidate.Sentence.ReplaceLineEndings(" ")}");
        if (candidate.Span.Length > 0)
            Line(4, $"    short answer: {candidate.Span.ReplaceLineEndings(" ")}");
        Line(15, $"    ranked by: {Contributions(candidate.Ranking)}");
        if (candidate.Judgement.Count > 0)
            Line(15, $"    judged by: {Contributions(candidate.Judgement)}");
    }

    private static string Contributions(IEnumerable<Contribution> contributions) => string.Join(
        ", ",
        contributions.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Feature} {one.Value:0.##} {one.LogOdds:+0.00;-0.00}")));

    /// <param name="indent">Of the lines that follow when one is not enough.</param>
    private void Line(int indent, FormattableString text) => Line(indent, FormattableString.Invariant(text));

    private void Line(int indent, string text)
    {
        while (text.Length > Width)
        {
            var cut = text.LastIndexOf(' ', Width, Width - indent);
            if (cut <= indent)
                cut = char.IsHighSurrogate(text[Width - 1]) ? Width - 1 : Width;
            _output.WriteLine(text[..cut]);
            text = new string(' ', indent) + text[cut..].TrimStart();
        }
        _output.WriteLine(text);
    }

    private static string Outcome(AnswerResult result) => result switch
    {
        Answer { ShortAnswer: { Length: > 0 } words } => $"answered with \"{words.ReplaceLineEndings(" ")}\" from the first citation",
        Answer => "answered with a whole sentence",
        NoAnswer { Reason: NoAnswerReason.NoArticles } => "refused: there are no articles",
        NoAnswer { Reason: NoAnswerReason.NothingFound } => "refused: no sentence shares a meaningful word with the question",
        NoAnswer { Reason: NoAnswerReason.NotConfident, Analysis.NamesSubject: false } => "refused: the question names nothing to look for",
        NoAnswer { Reason: NoAnswerReason.NotConfident, Explanation: { } why } => string.Create(
            CultureInfo.InvariantCulture, $"refused: the confidence is below the threshold of {why.Threshold:F2}{MissingNames(why)}"),
        NoAnswer { Reason: NoAnswerReason.NotConfident } => "refused: the confidence is below the threshold",
        _ => "refused: there is no question in it",
    };

    private static string MissingNames(AnswerExplanation why)
    {
        var missing = why.Terms.Where(term => !term.IsKnown).Select(term => term.Form).ToList();
        return missing.Count == 0 ? "" : $"; no sentence that was weighed holds {string.Join(", ", missing)}";
    }
}
