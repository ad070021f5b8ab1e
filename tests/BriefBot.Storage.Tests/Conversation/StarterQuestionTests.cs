using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Tests.Conversation;

public sealed class StarterQuestionTests
{
    /// <summary>What was reached; the message of a failure names each that is wrong.</summary>
    private const int AtLeastRight = 99;

    [Fact]
    public async Task MostAreAnsweredRight()
    {
        await using var talk = await StarterTalkAsync();
        var wrong = new List<string>();
        var number = 0;
        foreach (var question in StarterQuestions.All)
        {
            var thread = $"starter-{++number}";
            Reply? reply = null;
            foreach (var said in question.Said)
                reply = await talk.AskAsync(said, change: message => message with { Thread = thread, Received = Noon });
            if (!IsRight(question, reply!))
                wrong.Add($"{string.Join(" | ", question.Said)}\n    {reply!.Kind} [{reply.Language}] {reply.Text}\n    {string.Join("\n    ", reply.Citations.Select(citation => citation.Quote.Text).Concat(reply.Notices))} {reply.Result?.Confidence:F2}");
        }
        var right = StarterQuestions.All.Count - wrong.Count;
        TestContext.Current.SendDiagnosticMessage($"{right} of {StarterQuestions.All.Count} right");
        Assert.True(right >= AtLeastRight, $"{right} of {StarterQuestions.All.Count} right; wrong:\n{string.Join('\n', wrong)}");
    }

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static bool IsRight(StarterQuestion question, Reply reply) =>
        (question.Language is null || question.Language == reply.Language) && question.Expected switch
        {
            Expectation.Refusal => reply is { Kind: ReplyKind.Refusal, Citations: [] },
            Expectation.Chat => reply is { Kind: not (ReplyKind.Answer or ReplyKind.Refusal), Result: null, Citations: [], Passages: [] },
            _ => reply is { Kind: ReplyKind.Answer, Citations: [var first, ..] }
                && question.Quotes.Any(quote => first.Quote.Text.Contains(quote, StringComparison.Ordinal))
                && question.Short.Any(answer => (first.AnswerText.Length > 0 ? first.AnswerText : first.Quote.Text).Contains(answer, StringComparison.OrdinalIgnoreCase)),
        };

    internal static async Task<Talk> StarterTalkAsync()
    {
        var talk = await Talk.BeginAsync();
        foreach (var line in Directory.GetFiles(Folder(), "*.jsonl").Order().SelectMany(File.ReadLines))
            await talk.PutAsync(Draft(JsonDocument.Parse(line).RootElement));
        return talk;
    }

    private static ArticleDraft Draft(JsonElement article) => new()
    {
        Key = SourceKey.ForItem("starter", article.GetProperty("id").GetString()!),
        SourceId = article.GetProperty("id").GetString()!,
        Title = article.GetProperty("title").GetString()!,
        Text = article.GetProperty("text").GetString()!,
        Publisher = article.GetProperty("publisher").GetString(),
        Published = PublicationDate.TryParse(article.GetProperty("published").GetString()!, out var date) ? date : null,
        Language = article.GetProperty("language").GetString()!,
        Collection = Collections.Public,
    };

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "BriefBot.sln")))
            at = at.Parent;
        return Path.Combine(at!.FullName, "src", "BriefBot", "StarterArticles");
    }
}
