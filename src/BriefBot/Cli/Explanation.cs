using System.Globalization;
using BriefBot.Core.Answering;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>Says why a reply is what it is.</summary>
internal static class Explanation
{
    private const int MaxAlternatives = 8;

    public static void Write(TimedReply timed, TextWriter output)
    {
        output.WriteLine();
        if (timed.Reply.Result is not { } result)
        {
            output.WriteLine("This was not taken as a question, so nothing was looked up.");
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Language: {result.Language}   Confidence: {result.Confidence:F3}   Time: {timed.Elapsed.TotalMilliseconds:F1} ms"));
        output.WriteLine($"Outcome: {Outcome(result)}");
        if (result.Analysis is { } analysis)
            WriteTerms(analysis, output);
        output.WriteLine("Candidates (score, source id, sentence):");
        foreach (var (candidate, i) in result.Candidates.Select((candidate, i) => (candidate, i)))
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{i + 1,3}  {candidate.Score,8:F3}  {candidate.Passage.Source.SourceId}  {candidate.Passage.Quote.Text.ReplaceLineEndings(" ")}"));
    }

    private static void WriteTerms(QuestionAnalysis analysis, TextWriter output)
    {
        output.WriteLine($"Expected: {analysis.Expected}");
        output.WriteLine("Terms (weight, and what each matches):");
        foreach (var term in analysis.Terms)
        {
            var alternatives = string.Join(", ", term.Query.Alternatives.Take(MaxAlternatives).Select(alternative => alternative.Term));
            var more = term.Query.Alternatives.Count > MaxAlternatives ? ", …" : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"     {term.Weight,6:F2}  {term.Form}{(term.IsName ? " (name)" : "")}: {alternatives}{more}"));
        }
    }

    private static string Outcome(AnswerResult result) => result switch
    {
        Answer { ShortAnswer: { Length: > 0 } words } => $"answered with \"{words}\" from the first citation",
        Answer => "answered with a whole sentence",
        NoAnswer { Reason: NoAnswerReason.NoArticles } => "refused: there are no articles",
        NoAnswer { Reason: NoAnswerReason.NothingFound } => "refused: no sentence shares a meaningful word with the question",
        NoAnswer { Reason: NoAnswerReason.NotConfident } => "refused: the confidence is below the threshold",
        _ => "refused: there is no question in it",
    };
}
