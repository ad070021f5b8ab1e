using BriefBot.Cli;
using BriefBot.Cli.Contract;
using BriefBot.Cli.Evaluation;

namespace BriefBot.Tests.Cli.Evaluation;

public sealed class ConflictSetTests
{
    private static readonly ConflictQuestion Question = new(
        1, "What did the bridge cost?", ["It cost 12 million euros.", "It cost 15 million euros.", "Nobody knows."], ["12 million euros", "15 million euros", "9 million euros"]);

    [Fact]
    public async Task ReadsQuestionsWithTheirDocuments()
    {
        using var folder = new TempFolder();
        var path = folder.Write(
            "set.jsonl",
            """{"question":"Who won?","documents":[{"text":"Ada won.","type":"correct","answer":"Ada"}],"disambig_entity":[],"gold_answers":["Ada"],"wrong_answers":["Ben","Ben",""]}""");
        var question = Assert.Single(await ConflictSet.ReadAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(["Ada won."], question.Documents);
        Assert.Equal(["Ada", "Ben"], question.Listed);
        Assert.False(question.IsDisputed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public async Task RejectsWhatIsNoSuchSet(string content)
    {
        using var folder = new TempFolder();
        var path = folder.Write("set.jsonl", content);
        await Assert.ThrowsAsync<UnusableInputException>(() => ConflictSet.ReadAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void CountsWhatIsListedAndQuoted()
    {
        var outcome = new ConflictOutcome([new AskedConflict(Question, Answer(("12 million euros", 1), ("15 million", 2), ("7 million", 3), ("1 euro", 4)))]);
        var figures = outcome.Figures().ToDictionary();
        Assert.Equal(1, figures["recall"]);
        Assert.Equal(2.0 / 3, figures["precision"]);
    }

    [Fact]
    public void OneListedAnswerIsNoDisagreement()
    {
        var outcome = new ConflictOutcome([new AskedConflict(Question, Answer(("12 million euros", 1), ("12 million", 2)))]);
        Assert.Equal(0, outcome.Figures().ToDictionary()["recall"]);
    }

    /// <summary>The fourth citation does not hold what is claimed of it.</summary>
    private static AnswerRecord Answer(params (string Value, int Citation)[] claims) => new()
    {
        Answered = true,
        Citations =
        [
            new CitationRecord { N = 1, Quote = "It cost 12 million euros." },
            new CitationRecord { N = 2, Quote = "It cost 15 million euros, or 12 million." },
            new CitationRecord { N = 3, Quote = "It cost 7 million." },
            new CitationRecord { N = 4, Quote = "Nobody knows." },
        ],
        Disagreement = new DisagreementRecord("contradiction", [.. claims.Select(claim => new ClaimRecord(claim.Value, claim.Citation))]),
    };
}
