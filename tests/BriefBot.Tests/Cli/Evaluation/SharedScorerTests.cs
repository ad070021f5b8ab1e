using System.Diagnostics;
using BriefBot.Cli.Contract;
using BriefBot.Cli.Evaluation;
using BriefBot.Cli.Questions;

namespace BriefBot.Tests.Cli.Evaluation;

/// <summary>The scorer that judges this product from outside is the reference: both get the same made-up answers.</summary>
public sealed class SharedScorerTests
{
    private static readonly string[] Sentences =
    [
        "Ada Brink leads the port of Oostdam.", "Het kostte 1,5 miljoen euro.", "Sales fell by 18% in “the” third quarter.",
        "De haven heeft 12 kranen.", "Nobody knows the answer – not even Café Zwart’s owner.", "It cost $1.5 billion in 2022.",
    ];

    private static readonly string[] Answers =
        ["Ada Brink", "1,5 miljoen euro", "18%", "12", "12 kranen", "Café Zwart's owner", "$1.5 billion", "2022", "the third quarter", ""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AgreesToFourDecimals(int seed)
    {
        var python = Shared.Python();
        using var folder = new TempFolder();
        var random = new Random(seed);
        var questions = Enumerable.Range(0, 300).Select(i => Question(i, random)).ToList();
        var answers = questions.Where(_ => random.Next(50) > 0).Select(question => Answer(question.Id, random)).ToList();
        var text = string.Join(' ', Sentences);

        var scorer = new Scorer((id, revision) => id == "a1" && revision == 1 ? text : null, null);
        foreach (var question in questions)
            scorer.Add(question, answers.Find(answer => answer.Id == question.Id));
        var ours = scorer.Figures().Named().Select(figure => $"{figure.Key,-14} {Figures.Text(figure.Key, figure.Value)}");

        var theirs = await RunAsync(
            python,
            folder.Write("questions.jsonl", string.Join('\n', questions.Select(Json))),
            folder.Write("answers.jsonl", string.Join('\n', answers.Select(ContractJson.Line))),
            folder.Write("export.jsonl", ContractJson.Line(new ArticleRecord { Id = "a1", Revision = 1, SourceId = "s1", Text = text })));
        Assert.Equal(theirs.Where(line => !line.StartsWith("MISSED", StringComparison.Ordinal)), ours);
    }

    private static BatchQuestion Question(int i, Random random) => new()
    {
        Id = $"q{i}",
        Text = "?",
        Answerable = random.Next(4) > 0,
        Answers = [.. Some(Answers, random).Where(answer => answer.Length > 0)],
        Evidence = random.Next(3) == 0 ? [.. Some(["12 kranen", "Ada Brink leads", "18%"], random)] : [],
        ArticleId = random.Next(3) == 0 ? random.Next(2) == 0 ? "s1" : "s2" : null,
    };

    private static AnswerRecord Answer(string id, Random random) => new()
    {
        Id = id,
        Answered = random.Next(3) > 0,
        Answer = Answers[random.Next(Answers.Length)],
        Citations = [.. Some(Sentences, random).Select(sentence => Cite(sentence, random))],
        Candidates = [.. Some(Sentences, random).Select(sentence => new CandidateRecord { ArticleId = "a1", Revision = 1, SourceId = "s1", Quote = sentence })],
        LatencyMs = Math.Round(random.NextDouble() * 40, 3),
    };

    private static CitationRecord Cite(string sentence, Random random)
    {
        var start = string.Join(' ', Sentences).IndexOf(sentence, StringComparison.Ordinal) + (random.Next(5) == 0 ? 1 : 0);
        return new CitationRecord
        {
            N = 1, ArticleId = random.Next(9) == 0 ? "a2" : "a1", Revision = 1, SourceId = random.Next(2) == 0 ? "s1" : null,
            Quote = sentence, Start = start, End = start + sentence.Length,
        };
    }

    private static List<string> Some(string[] from, Random random) => [.. from.OrderBy(_ => random.Next()).Take(random.Next(4))];

    private static string Json(BatchQuestion question) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = question.Id, ["question"] = question.Text, ["answerable"] = question.Answerable,
        ["answers"] = question.Answers, ["evidence"] = question.Evidence, ["article_id"] = question.ArticleId,
    });

    private static async Task<IReadOnlyList<string>> RunAsync(string python, string questions, string answers, string export)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        foreach (var argument in new[] { Shared.Path("eval/score.py"), questions, answers, "--export", export })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
