using BriefBot.Cli.Contract;
using BriefBot.Cli.Evaluation;
using BriefBot.Cli.Questions;

namespace BriefBot.Tests.Cli.Evaluation;

public sealed class ScorerTests
{
    private const string Text = "Ada Brink leads the port. It has 12 cranes.";
    private static readonly CitationRecord Right = Cite("Ada Brink leads the port.", 0);
    private static readonly CitationRecord Other = Cite("It has 12 cranes.", 26);

    [Fact]
    public void ARightAnswerEarnsEverything()
    {
        var figures = Score(Asked("Ada Brink"), Answered("Ada Brink", Right));
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (figures.Answered, figures.Correct, figures.HitAt1, figures.Precision));
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (figures.ExactMatch, figures.F1, figures.F1Answerable, figures.QuoteOk));
        Assert.Null(figures.Abstained);
        Assert.Null(figures.RefusalClean);
    }

    [Fact]
    public void ARightCitationIsEnoughWithoutAShortAnswer()
    {
        var figures = Score(Asked("Ada Brink"), Answered("", Right));
        Assert.Equal((1.0, 0.0), (figures.Correct, figures.ExactMatch));
    }

    [Fact]
    public void OnlyTheFirstCitationCounts()
    {
        var figures = Score(Asked("Ada Brink"), Answered("Ada Brink", Other, Right));
        Assert.Equal((0.0, 0.0, 0.0, 1.0), (figures.Correct, figures.Precision, figures.HitAt1, figures.HitAt5));
    }

    [Fact]
    public void ARefusedUnanswerableQuestionIsRight()
    {
        var figures = Score(Asked() with { Answerable = false }, new AnswerRecord { Answered = false });
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (figures.Abstained, figures.F1, figures.ExactMatch, figures.RefusalClean));
        Assert.Null(figures.Precision);
    }

    [Fact]
    public void ARefusalThatCitesIsNotClean() =>
        Assert.Equal(0.0, Score(Asked("x"), new AnswerRecord { Answered = false, Citations = [Right] }).RefusalClean);

    [Fact]
    public void AMissingAnswerEarnsNothingEitherWay()
    {
        Assert.Equal((1, 0.0), (Score(Asked("x"), null).Missing, Score(Asked("x"), null).Correct));
        Assert.Equal(0.0, Score(Asked() with { Answerable = false }, null).Abstained);
    }

    [Theory]
    [InlineData("Ada Brink leads the port.", 1, false)]
    [InlineData("Ada Brink leads the Port.", 0, false)]
    [InlineData("Ada Brink leads the port.", 0, true)]
    public void AQuoteIsVerbatimOnlyAtItsOffsets(string quote, int start, bool expected) =>
        Assert.Equal(expected ? 1.0 : 0.0, Score(Asked("x"), Answered("", Cite(quote, start))).QuoteOk);

    [Fact]
    public void AQuoteOfAnUnknownRevisionIsNotVerbatim() =>
        Assert.Equal(0.0, Score(Asked("x"), Answered("", Right with { Revision = 2 })).QuoteOk);

    [Fact]
    public void AQuoteIsAlsoLookedUpInTheOriginalWhereThereIsOne()
    {
        var original = new Dictionary<string, string> { ["s1"] = "Port news Ada Brink leads the port." };
        Assert.Equal(0.5, Score(Asked("x"), Answered("", Right, Other), original).QuoteOk);
    }

    [Fact]
    public void AnOverlongQuoteHoldsNothing()
    {
        var page = Cite("Ada Brink " + new string('x', 700), 0);
        Assert.Equal(0.0, Score(Asked("Ada Brink"), Answered("Ada Brink", page)).Correct);
    }

    [Theory]
    [InlineData("s1", "12", true)]
    [InlineData("s2", "12", false)]
    [InlineData(null, "12", true)]
    public void WithAnArticleNamedAnotherOneDoesNotCount(string? article, string answer, bool expected) =>
        Assert.Equal(expected ? 1.0 : 0.0, Score(Asked(answer) with { ArticleId = article }, Answered(answer, Other)).Correct);

    [Fact]
    public void WithEvidenceAShortNumberThatStandsThereByChanceDoesNotCount()
    {
        var asked = Asked("12") with { Evidence = ["12 ships"] };
        Assert.Equal(0.0, Score(asked, Answered("12", Other)).Correct);
        Assert.Equal(1.0, Score(asked with { Evidence = ["12 cranes"] }, Answered("12", Other)).Correct);
    }

    [Fact]
    public void LatenciesAreTakenFromTheSortedList()
    {
        var scorer = new Scorer(null, null);
        foreach (var latency in Enumerable.Range(1, 40).Reverse())
            scorer.Add(Asked("x"), new AnswerRecord { Answered = false, LatencyMs = latency });
        Assert.Equal((21.0, 39.0), (scorer.Figures().P50Ms, scorer.Figures().P95Ms));
    }

    private static Figures Score(BatchQuestion question, AnswerRecord? answer, IReadOnlyDictionary<string, string>? originals = null)
    {
        var scorer = new Scorer((id, revision) => id == "a1" && revision == 1 ? Text : null, originals);
        scorer.Add(question, answer);
        return scorer.Figures();
    }

    private static BatchQuestion Asked(params string[] answers) => new() { Id = "q1", Text = "Who?", Answers = answers };

    private static AnswerRecord Answered(string words, params CitationRecord[] citations) =>
        new() { Answered = true, Answer = words, Citations = citations };

    private static CitationRecord Cite(string quote, int start) =>
        new() { N = 1, ArticleId = "a1", Revision = 1, SourceId = "s1", Quote = quote, Start = start, End = start + quote.Length };
}
