using System.Text.Json.Nodes;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli.Evaluation;

/// <summary>Asks questions of documents that disagree, all in one store, and counts which of the answers are shown.</summary>
internal sealed class ConflictRun(HostSettings settings, CliEnvironment environment, double? threshold)
{
    /// <exception cref="UnusableInputException">The file holds no such questions.</exception>
    public async Task<ConflictOutcome> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        var questions = await ConflictSet.ReadAsync(path, cancellationToken);
        var throwaway = Directory.CreateTempSubdirectory("briefbot-eval-");
        try
        {
            var articles = Path.Combine(throwaway.FullName, "articles.jsonl");
            await File.WriteAllLinesAsync(articles, questions.SelectMany(Articles), cancellationToken);
            using var bot = await Bot.OpenAsync(settings.In(throwaway.FullName), environment.Clock, cancellationToken);
            await new ArticleIntake(bot, environment).RunAsync([articles], null, cancellationToken);
            var asked = new List<AskedConflict>();
            foreach (var question in questions)
                asked.Add(new AskedConflict(question, await AskAsync(bot, question, cancellationToken)));
            return new ConflictOutcome(asked);
        }
        finally
        {
            throwaway.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Articles(ConflictQuestion question) => question.Documents.Select((text, i) =>
        new JsonObject { ["id"] = $"{question.Number}-{i + 1}", ["title"] = "", ["text"] = text }.ToJsonString());

    private async Task<AnswerRecord> AskAsync(Bot bot, ConflictQuestion question, CancellationToken cancellationToken)
    {
        var message = new IncomingMessage { Text = question.Text, Received = environment.Clock.GetUtcNow(), Threshold = threshold };
        return AnswerRecords.From(null, await bot.AskAsync(message, cancellationToken));
    }
}

internal sealed record AskedConflict(ConflictQuestion Question, AnswerRecord Answer)
{
    /// <summary>The values that are set against each other, each of which its citation quotes.</summary>
    public IReadOnlyList<string> Shown =>
    [
        .. (Answer.Disagreement?.Claims ?? [])
            .Where(claim => Answer.Citations.Any(citation => citation.N == claim.Citation && citation.Quote.Contains(claim.Value, StringComparison.Ordinal)))
            .Select(claim => claim.Value),
    ];

    public bool ShowsTwoListed => Shown.Select(Question.ListedAs).OfType<string>().Distinct(StringComparer.Ordinal).Count() >= 2;
}

internal sealed record ConflictOutcome(IReadOnlyList<AskedConflict> Asked)
{
    public IReadOnlyList<KeyValuePair<string, double>> Figures()
    {
        var disputed = Asked.Where(one => one.Question.IsDisputed).ToList();
        var shown = Asked.Where(one => one.Shown.Count > 0).ToList();
        var values = Asked.SelectMany(one => one.Shown.Select(value => one.Question.ListedAs(value) is not null)).ToList();
        return
        [
            new("questions", Asked.Count), new("disputed", disputed.Count), new("shown", shown.Count),
            new("answered", Share(Asked.Count(one => one.Answer.Answered), Asked.Count)),
            new("recall", Share(disputed.Count(one => one.ShowsTwoListed), disputed.Count)),
            new("precision", Share(values.Count(listed => listed), values.Count)),
        ];
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
