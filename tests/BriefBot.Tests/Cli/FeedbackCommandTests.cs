using System.Text;
using System.Text.Json;
using BriefBot.Cli.Questions;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Tests.Cli;

public sealed class FeedbackCommandTests
{
    private const string Evidence = "Engineer Marit Veenhof found nine cracks in its beams.";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExportsWhatRatingsSay()
    {
        using var folder = await RatedAsync();
        var run = await CommandRun.OfAsync(folder, "feedback", "export");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            {"id":"f001","question":"Who found the cracks?","lang":"en","asked":"2026-03-02","answerable":true,"evidence":["Engineer Marit Veenhof found nine cracks in its beams."]}
            {"id":"f002","question":"Wie won de schaakpartij?","lang":"nl","asked":"2026-03-02","answerable":false,"evidence":[]}

            """,
            run.Output);
        Assert.DoesNotContain("slack", run.Output);
    }

    [Fact]
    public async Task WhatItExportsIsAQuestionFile()
    {
        using var folder = await RatedAsync();
        var questions = (await CommandRun.OfAsync(folder, "feedback", "export")).Lines
            .Select(line => BatchQuestionParser.Parse(Encoding.UTF8.GetBytes(line)).Question!).ToList();
        Assert.Equal([true, false], questions.Select(question => question.Answerable));
        Assert.Equal([Evidence], questions[0].Evidence);
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "answer", folder.Write("q.jsonl", (await CommandRun.OfAsync(folder, "feedback", "export")).Output))).Status);
    }

    [Fact]
    public async Task ExportsWhatWasCalledWrongWhenAsked()
    {
        using var folder = await RatedAsync();
        var run = await CommandRun.OfAsync(folder, "feedback", "export", "--all");
        var wrong = JsonDocument.Parse(run.Lines.Single(line => line.Contains("not-helpful", StringComparison.Ordinal))).RootElement;
        Assert.Equal(("When does it open?", JsonValueKind.Null), (wrong.GetProperty("question").GetString(), wrong.GetProperty("answerable").ValueKind));
    }

    [Fact]
    public async Task ListsEveryRating()
    {
        using var folder = await RatedAsync();
        var run = await CommandRun.OfAsync(folder, "feedback", "list");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal("2026-03-02 09:00:00\thelpful\tslack:T1:U1\tWho found the cracks?\tMarit Veenhof", run.Lines[0]);
        Assert.Equal(6, run.Lines.Count);
        Assert.Equal(6, (await CommandRun.OfAsync(folder, "feedback", "list", "--json")).Lines.Count);
    }

    [Fact]
    public async Task SaysWhenThereIsNothing()
    {
        using var folder = new TempFolder();
        Assert.Equal("Nobody has rated an answer yet.\n", (await CommandRun.OfAsync(folder, "feedback", "list")).Error);
        Assert.Equal((0, ""), ((await CommandRun.OfAsync(folder, "feedback", "export")).Status, (await CommandRun.OfAsync(folder, "feedback", "export")).Output));
    }

    private static async Task<TempFolder> RatedAsync()
    {
        var folder = await News.StoredAsync();
        var article = JsonDocument.Parse((await CommandRun.OfAsync(folder, "article", "show", "bridge", "--json")).Output).RootElement;
        Assert.True(ArticleId.TryParse(article.GetProperty("id").GetString(), out var id));
        var start = article.GetProperty("text").GetString()!.IndexOf(Evidence, StringComparison.Ordinal);
        var passage = new FeedbackPassage(id, 1, TextSpan.FromLength(start, Evidence.Length));
        using var database = await SqliteDatabase.OpenAsync(folder.Data, Cancel);
        var store = new SqliteFeedbackStore(database);
        foreach (var (question, answer, at, rating) in new (string, string, FeedbackPassage?, FeedbackRating)[]
        {
            ("Who found the cracks?", "Marit Veenhof", passage, FeedbackRating.Helpful),
            ("Who found the cracks?", "Marit Veenhof", passage, FeedbackRating.Helpful),
            ("Wie won de schaakpartij?", "", null, FeedbackRating.Helpful),
            ("When does it open?", "Monday", passage, FeedbackRating.NotHelpful),
            ("Who paid?", "the council", passage, FeedbackRating.Helpful),
            ("Who paid?", "the council", passage, FeedbackRating.NotHelpful),
        })
        {
            var given = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
            await store.AddAsync(new Feedback(given, question, answer, at, rating) { User = new UserKey("slack:T1:U1") }, Cancel);
        }
        return folder;
    }
}
