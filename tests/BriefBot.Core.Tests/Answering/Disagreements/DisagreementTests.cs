using BriefBot.Core.Answering;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;

namespace BriefBot.Core.Tests.Answering.Disagreements;

/// <summary>Disagreement as the engine shows it.</summary>
public sealed class DisagreementTests : IDisposable
{
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public DisagreementTests() => _index = new PassageIndex(_recorded.Store);

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task TwoFiguresForTheSameAreAContradiction()
    {
        _recorded.Put("one", "The harbour bridge in Oldhaven cost 12 million euros. It opened in May.", "Bridge open", published: "2025-05-04");
        _recorded.Put("two", "The harbour bridge in Oldhaven cost 15 million euros. Nobody complained.", "Bridge paid", published: "2025-05-06");
        var answer = await AskAsync("How much did the harbour bridge in Oldhaven cost?");
        Assert.Equal(DisagreementKind.Contradiction, answer.Disagreement?.Kind);
        Assert.Equal(["15 million euros", "12 million euros"], answer.Disagreement!.Claims.Select(claim => claim.Value));
    }

    [Fact]
    public async Task EachClaimStandsInItsOwnCitation()
    {
        _recorded.Put("one", "The harbour bridge in Oldhaven cost 12 million euros.");
        _recorded.Put("two", "The harbour bridge in Oldhaven cost 15 million euros.");
        var answer = await AskAsync("How much did the harbour bridge in Oldhaven cost?");
        Assert.Equal(2, answer.Disagreement!.Claims.Select(claim => claim.Citation).Distinct().Count());
        Assert.All(answer.Disagreement.Claims, claim =>
        {
            var citation = Assert.Single(answer.Citations, citation => citation.Number == claim.Citation);
            Assert.Equal(claim.Value, citation.AnswerText);
            Assert.Contains(claim.Value, citation.Quote.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("Has the harbour bridge in Oldhaven reopened?", "The harbour bridge in Oldhaven reopened on Monday.", "The harbour bridge in Oldhaven has not reopened.", true)]
    [InlineData("Has the harbour bridge in Oldhaven reopened?", "The harbour bridge in Oldhaven reopened on Monday.", "The harbour bridge in Oldhaven has reopened early.", false)]
    [InlineData("Is de havenbrug in Oldhaven weer open?", "De havenbrug in Oldhaven is weer open.", "De havenbrug in Oldhaven is nog niet open.", true)]
    public async Task DoneAndNotDoneAreAContradiction(string question, string one, string other, bool differ)
    {
        _recorded.Put("one", one);
        _recorded.Put("two", other);
        var answer = await AskAsync(question);
        Assert.Equal(differ ? DisagreementKind.Contradiction : null, answer.Disagreement?.Kind);
    }

    [Fact]
    public async Task ASuccessorIsAChange()
    {
        _recorded.Put("old", "The mayor of Oldhaven is Ada Vermeer.", "The mayor", published: "2023-01-10");
        _recorded.Put("new", "The mayor of Oldhaven is now Jan Bakker.", "A new mayor", published: "2025-02-11");
        var answer = await AskAsync("Who is the mayor of Oldhaven?");
        Assert.Equal(DisagreementKind.Change, answer.Disagreement?.Kind);
        Assert.Equal(["Jan Bakker", "Ada Vermeer"], answer.Disagreement!.Claims.Select(claim => claim.Value));
    }

    [Fact]
    public async Task DifferentThingsOfOneNameAreToldApart()
    {
        _recorded.Put("linebacker", "Bobby Carter (born 1983) is a former American football player from Ohio.", "Bobby Carter (American football)");
        _recorded.Put("wing", "Bobby Carter (born 1963) was an ice hockey player and coach from Boston.", "Bobby Carter (ice hockey)");
        var answer = await AskAsync("What sport did Bobby Carter play?");
        Assert.Equal(DisagreementKind.DifferentEntities, answer.Disagreement?.Kind);
        Assert.Equal(["American football", "ice hockey"], answer.Disagreement!.Claims.Select(claim => claim.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ACopiedArticleDiffersWhereTheSentenceHoldsNoWordOfTheQuestion()
    {
        const string text = "Saint Brice Church stands in Ardlow and has a tower of grey stone. The parish was founded in {0} by monks who came from the south. The bell is the oldest of the county.";
        _recorded.Put("one", string.Format(null, text, "1864"));
        _recorded.Put("two", string.Format(null, text, "1911"));
        var answer = await AskAsync("When was Saint Brice Church established?");
        Assert.Equal(["1864", "1911"], answer.Disagreement!.Claims.Select(claim => claim.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("When was Otto Ritchie born?", "June 19, 1910")]
    [InlineData("When did Otto Ritchie die?", "June 5, 1988")]
    public async Task OfTwoDatesOfALifeTheOneThatIsAskedForIsCompared(string question, string asked)
    {
        _recorded.Put("one", "Otto Ritchie (June 19, 1910 – June 5, 1988) was a judge of the court of Manitoba. He wrote two books.");
        _recorded.Put("two", "Otto Ritchie (January 1, 1902 – March 7, 1991) was a judge of the court of Manitoba. He wrote two books.");
        var answer = await AskAsync(question);
        Assert.Contains(asked, answer.Disagreement!.Claims.Select(claim => claim.Value));
    }

    [Theory]
    [InlineData("The harbour bridge in Oldhaven cost €12 million.")]
    [InlineData("The harbour bridge in Oldhaven cost about 12 million euros.")]
    [InlineData("De havenbrug in Oldhaven kostte 12 miljoen euro.")]
    [InlineData("The harbour bridge in Newport cost 15 million euros.")]
    [InlineData("The ferry in Oldhaven cost 15 million euros.")]
    [InlineData("The harbour bridge in Oldhaven is 15 metres wide.")]
    public async Task NothingDiffersInAnotherNotationOrOfAnotherThing(string other)
    {
        _recorded.Put("one", "The harbour bridge in Oldhaven cost 12 million euros.");
        _recorded.Put("two", other);
        Assert.Null((await AskAsync("How much did the harbour bridge in Oldhaven cost?")).Disagreement);
    }

    [Fact]
    public async Task OneArticleAloneDisagreesWithNobody()
    {
        _recorded.Put("one", "The harbour bridge in Oldhaven cost 12 million euros. The harbour bridge in Oldhaven cost 15 million euros, others say.");
        Assert.Null((await AskAsync("How much did the harbour bridge in Oldhaven cost?")).Disagreement);
    }

    [Fact]
    public async Task ACopiedSentenceMakesAnAnswerNoLessSure()
    {
        _recorded.Put("one", "The harbour bridge in Oldhaven was opened on 4 May 2025 by the mayor.");
        var alone = (await AskAsync("When was the harbour bridge in Oldhaven opened?")).Confidence;
        _recorded.Put("two", "The harbour bridge in Oldhaven was opened on 4 May 2025 by the mayor of the town.");
        var copied = (await AskAsync("When was the harbour bridge in Oldhaven opened?")).Confidence;
        Assert.True(copied > 0.6 * alone, $"{copied} after {alone}");
    }

    private async Task<Answer> AskAsync(string text)
    {
        var engine = new AnswerEngine(_recorded.Store, _index, new AnswerOptions());
        var question = new Question { Text = text, Asked = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero), Threshold = 0 };
        return Assert.IsType<Answer>(await engine.AnswerAsync(question, TestContext.Current.CancellationToken));
    }
}
