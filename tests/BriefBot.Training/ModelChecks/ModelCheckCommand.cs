using System.CommandLine;
using System.Globalization;
using BriefBot.Cli;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Composing;
using BriefBot.Core.Articles;

namespace BriefBot.Training.ModelChecks;

/// <summary><c>model-check QUESTIONS ARTICLES</c>: how much of what a truthful and a lying model say of answers the checker drops.</summary>
internal static class ModelCheckCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var questions = new Argument<string>("QUESTIONS") { Description = "As for \"eval\"." };
        var articles = new Argument<string[]>("ARTICLES") { Description = "Files or folders." };
        var most = new Option<int>("--most") { HelpName = "N", Description = "Ask only the first N questions.", DefaultValueFactory = _ => int.MaxValue };
        var show = new Option<int>("--show") { HelpName = "N", Description = "Print N truthful sentences that were dropped, and N lies that were not." };
        var command = new Command("model-check", "Holds true and false wordings of quotes against the quotes.") { questions, articles, most, show };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var set = await DataSet.OpenAsync(arguments.GetRequiredValue(questions), arguments.GetRequiredValue(articles), environment, cancellationToken);
            var checks = await RunAsync(set, arguments.GetValue(most), cancellationToken);
            environment.Output.WriteLine(Table(checks));
            foreach (var wrong in new[] { true, false }.SelectMany(truth => checks.Where(check => check.IsTrue == truth && check.Objection == Objection.None != truth).Take(arguments.GetValue(show))))
                environment.Error.WriteLine($"- {(wrong.IsTrue ? $"dropped ({wrong.Objection})" : "PASSED")} | {wrong.Wording.Manner} | {wrong.Wording.Text} | {wrong.Quote}");
        });
        return command;
    }

    internal static async Task<IReadOnlyList<WordingCheck>> RunAsync(DataSet set, int most, CancellationToken cancellationToken)
    {
        var engine = new AnswerEngine(set.Store, set.Index, new AnswerOptions());
        var checks = new List<WordingCheck>();
        var last = default(Citation);
        foreach (var question in set.Questions.Take(most))
        {
            var asked = new Question { Text = question.Text, Language = question.Language, Asked = question.Asked ?? DateTimeOffset.UnixEpoch };
            if (await engine.AnswerAsync(asked, cancellationToken) is not Answer answer || !AnswerComposer.Suits(answer))
                continue;
            foreach (var citation in answer.Citations)
            {
                checks.AddRange(Of(citation, last, answer));
                last = citation;
            }
        }
        return checks;
    }

    private static IEnumerable<WordingCheck> Of(Citation citation, Citation? other, Answer answer)
    {
        var (quote, language) = (citation.Quote.Text, ((Article)citation.Source).Language);
        // A model would translate first; what the lexicon makes of that is no matter of truth.
        if (language != answer.Language)
            yield break;
        var checker = new SentenceChecker(answer.Citations, language);
        foreach (var wording in TruthfulWordings.Of(quote, language).DistinctBy(wording => wording.Text))
            yield return new WordingCheck(true, wording, quote, checker.Check(new ComposedSentence(wording.Text, [citation.Number])).Objection);
        if (other is null)
            yield break;
        foreach (var wording in LyingWordings.Of(quote, other.Quote.Text, language))
            yield return new WordingCheck(false, wording, quote, checker.Check(new ComposedSentence(wording.Text, [citation.Number])).Objection);
        if (other.Source.Id != citation.Source.Id)
        {
            var wrong = new SentenceChecker([other with { Number = 1 }], language);
            var wording = TruthfulWordings.Of(quote, language).First() with { Manner = "citation of another passage" };
            yield return new WordingCheck(false, wording, other.Quote.Text, wrong.Check(new ComposedSentence(wording.Text, [1])).Objection);
        }
    }

    private static string Table(IReadOnlyList<WordingCheck> checks) => string.Join('\n', checks
        .GroupBy(check => (check.IsTrue, Manner: "ALL"))
        .Concat(checks.GroupBy(check => (check.IsTrue, check.Wording.Manner)))
        .OrderByDescending(group => group.Key.IsTrue)
        .Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"{(group.Key.IsTrue ? "true " : "false")} {group.Key.Manner,-28} {group.Count(),6} dropped {group.Count(check => check.Objection != Objection.None) / (double)group.Count():F4}  {Reasons(group)}")));

    private static string Reasons(IEnumerable<WordingCheck> checks) => string.Join(
        ' ', checks.CountBy(check => check.Objection).Where(pair => pair.Key != Objection.None).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key}={pair.Value}"));
}

/// <param name="IsTrue">Whether the wording says what the quote says.</param>
internal sealed record WordingCheck(bool IsTrue, Wording Wording, string Quote, Objection Objection);
