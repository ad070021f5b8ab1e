using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;

namespace BriefBot.Core.Tests.Answering.LongAnswers;

public sealed class LongAnswerTests : IDisposable
{
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public LongAnswerTests()
    {
        _index = new PassageIndex(_recorded.Store);
        _recorded.Put(
            "gazette",
            """
            The lock bridge of Oostdam was closed on Monday. Inspectors had found nine cracks in the steel of the bridge. As a result the bus takes the motorway.

            A renovation in 2009 caused the cracks in the lock bridge, said engineer Marit Veenhof. The lock bridge of Oostdam reopens on 1 June 2026.

            The bakery of Oostdam sells bread. Its owner plays the piano.
            """,
            "Lock bridge closed");
        _recorded.Put(
            "courier",
            """
            The lock bridge of Oostdam was closed on Monday. Poor welding caused the cracks in the lock bridge of Oostdam, the town said.

            The ferry sails every hour.
            """,
            "Cracks in Oostdam");
        _recorded.Put("brief", "The harbour of Kolm was closed on Friday because of the storm.", "Storm");
    }

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("Why was the lock bridge of Oostdam closed?")]
    [InlineData("What happened to the lock bridge of Oostdam?")]
    [InlineData("Tell me more about the lock bridge of Oostdam")]
    [InlineData("Waarom ging de sluisbrug van Oostdam dicht?")]
    public async Task CitesTwoToFourSentencesWithoutRepeating(string question)
    {
        var answer = await AskAsync(question);
        Assert.InRange(answer.Citations.Count, 2, 4);
        Assert.Equal(Enumerable.Range(1, answer.Citations.Count), answer.Citations.Select(citation => citation.Number));
        Assert.Equal(answer.Citations.Count, answer.Citations.Select(citation => citation.Quote.Text).Distinct().Count());
        Assert.All(answer.Citations, citation => Assert.Equal(citation.Quote.Span.In(((Article)citation.Source).Text).ToString(), citation.Quote.Text));
        Assert.DoesNotContain(answer.Citations, citation => citation.Quote.Text.Contains("piano", StringComparison.Ordinal));
        Assert.Contains(answer.ShortAnswer, answer.Citations[0].Quote.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Why was the lock bridge of Oostdam closed?")]
    [InlineData("What happened to the lock bridge of Oostdam?")]
    public async Task TheOthersFollowSourceBySourceAsTheyAreRead(string question)
    {
        var others = (await AskAsync(question)).Citations.Skip(1).ToList();
        Assert.All(
            others.GroupBy(citation => citation.Source.Id),
            ofSource => Assert.Equal(ofSource.Select(citation => citation.Quote.Span).Order(), ofSource.Select(citation => citation.Quote.Span)));
        var sources = others.Select(citation => citation.Source.Id).ToList();
        Assert.Equal(sources.Distinct().Count(), sources.Where((id, i) => i == 0 || sources[i - 1] != id).Count());
    }

    [Theory]
    [InlineData("When does the lock bridge of Oostdam reopen?")]
    [InlineData("How many cracks did inspectors find in the bridge?")]
    [InlineData("Who found the cause of the cracks?")]
    public async Task ANameOrAFigureNeedsNoMore(string question) =>
        Assert.All((await AskAsync(question)).Citations.Skip(1), citation => Assert.NotEqual("", citation.AnswerText));

    [Fact]
    public async Task NothingIsAddedThatIsNotAboutIt() =>
        Assert.Single((await AskAsync("Why was the harbour of Kolm closed?")).Citations);

    private async Task<Answer> AskAsync(string question)
    {
        var engine = new AnswerEngine(_recorded.Store, _index, new AnswerOptions());
        return Assert.IsType<Answer>(await engine.AnswerAsync(
            new Question { Text = question, Asked = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero), Threshold = 0 },
            TestContext.Current.CancellationToken));
    }
}
