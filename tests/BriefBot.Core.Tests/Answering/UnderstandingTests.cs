using BriefBot.Core.Answering;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;

namespace BriefBot.Core.Tests.Answering;

/// <summary>What a question's reading does to its answer.</summary>
public sealed class UnderstandingTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public UnderstandingTests() => _index = new PassageIndex(_recorded.Store);

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task AnswersDespiteASlip()
    {
        _recorded.Put("a", "Ada Vermeer is the mayor of Oldhaven. The harbour bridge cost 12 million euros.");
        Assert.Equal("Ada Vermeer", Assert.IsType<Answer>(await AskAsync("Who is the mayor of Oldhavn?")).ShortAnswer);
    }

    [Fact]
    public async Task AnswersTwoPartsFromOneSentenceThatHoldsBoth()
    {
        _recorded.Put("a", "The treaty was signed in Oldhaven on 4 May 2025. The mayor spoke of a great day for the town.");
        var answer = Assert.IsType<Answer>(await AskAsync("When and where was the treaty signed?", 0));
        var citation = Assert.Single(answer.Citations);
        Assert.Equal(["4 May 2025", "Oldhaven"], answer.Parts.Select(part => Words(answer, part)));
        Assert.Equal("4 May 2025", citation.AnswerText);
    }

    [Fact]
    public async Task AnswersTwoPartsFromTwoSentences()
    {
        _recorded.Put("a", "Ada Vermeer won the election for mayor of Oldhaven.\n\nThe election for mayor of Oldhaven was held on 4 May 2025.");
        var answer = Assert.IsType<Answer>(await AskAsync("Who won the election for mayor of Oldhaven and when was it held?", 0));
        Assert.Equal(["Ada Vermeer", "4 May 2025"], answer.Parts.Select(part => Words(answer, part)));
        Assert.Equal([1, 2], answer.Citations.Select(citation => citation.Number));
        Assert.Equal([1, 2], answer.Parts.Select(part => part.Citation));
        Assert.Equal("Ada Vermeer", answer.ShortAnswer);
    }

    [Theory]
    [InlineData("Which ferry companies does Havenlijn compete with?", "Havenlijn competes with ever more ferry companies on the strait.", "These include Marelijn and Kolmlijn, a daughter of the railways.")]
    [InlineData("Met welke veerdiensten concurreert Havenlijn?", "Havenlijn concurreert met steeds meer andere veerdiensten op de zeestraat.", "Denk aan Marelijn en Kolmlijn, een dochter van de spoorwegen.")]
    public async Task NamesTheExamplesOfTheNextSentence(string question, string general, string examples)
    {
        _recorded.Put("a", $"{general} {examples} The weather was calm.");
        var answer = Assert.IsType<Answer>(await AskAsync(question, 0));
        Assert.StartsWith("Marelijn", answer.ShortAnswer, StringComparison.Ordinal);
        Assert.Equal([examples, general], answer.Citations.Select(citation => citation.Quote.Text));
    }

    [Theory]
    [InlineData("Havenlijn competes with Oostlijn, one of the ferry companies on the strait.", "These include Marelijn and Kolmlijn.")]
    [InlineData("Havenlijn competes with ever more ferry companies on the strait.", "The mayor praised Marelijn and Kolmlijn.")]
    public async Task KeepsASentenceThatNamesThemItselfOrWithoutExamples(string first, string next)
    {
        _recorded.Put("a", $"{first} {next}");
        Assert.Equal(first, Assert.IsType<Answer>(await AskAsync("Which ferry companies does Havenlijn compete with?", 0)).Citations[0].Quote.Text);
    }

    [Theory]
    [InlineData("What will Ada Vermeer do now?", "Ada Vermeer leaves her post as mayor of Oldhaven.", "Ada Vermeer will lead the museum of Kolm.")]
    [InlineData("Wat gaat Ada Vermeer nu doen?", "Ada Vermeer vertrekt nu als burgemeester van Oldhaven.", "Ada Vermeer gaat het museum van Kolm leiden.")]
    public async Task WhoAsksForPlansIsToldOfPlans(string question, string other, string plan)
    {
        _recorded.Put("a", $"{other} {plan}");
        Assert.Equal(plan, Assert.IsType<Answer>(await AskAsync(question, 0)).Citations[0].Quote.Text);
    }

    [Fact]
    public async Task AnswersOfTheTimeThatIsAskedAbout()
    {
        _recorded.Put("old", "Ada Vermeer won the town race on Sunday.", "Town race", published: "2025-03-11");
        _recorded.Put("new", "Ben Kramer won the town race on Sunday.", "Town race", published: "2026-03-09");
        Assert.Equal("Ada Vermeer", Assert.IsType<Answer>(await AskAsync("Who won the town race in March 2025?", 0)).ShortAnswer);
        Assert.Equal("Ben Kramer", Assert.IsType<Answer>(await AskAsync("Who won the town race last Sunday?", 0)).ShortAnswer);
    }

    [Fact]
    public async Task LooksOnlyInWhatWasWrittenThen()
    {
        _recorded.Put("old", "The bridge was closed after a storm.", published: "2025-03-11");
        Assert.Empty((await AskAsync("What was reported about the bridge last week?")).Candidates);
        Assert.NotEmpty((await AskAsync("What happened to the bridge last week?")).Candidates);
    }

    [Fact]
    public async Task LooksOnlyInTheSourceThatIsNamed()
    {
        _recorded.Put("a", "The harbour bridge cost 12 million euros.", publisher: "Harbour Post");
        _recorded.Put("b", "The harbour bridge cost 15 million euros.", publisher: "Town Herald");
        Assert.Equal("15 million euros", Assert.IsType<Answer>(await AskAsync("How much did the harbour bridge cost according to the Town Herald?", 0)).ShortAnswer);
        Assert.All((await AskAsync("What did the Harbour Post write about the bridge?")).Candidates, candidate => Assert.Equal("a", candidate.Passage.Source.SourceId));
        Assert.Equal(NoAnswerReason.NothingFound, Assert.IsType<NoAnswer>(await AskAsync("Who is the mayor according to the Town Herald?")).Reason);
    }

    [Fact]
    public async Task LooksOnlyWhereTheSpeakerIsNamed()
    {
        _recorded.Put("a", "Analysts at Gartner expect that the cloud market grows by 20 percent.\n\nIt rained all day in the harbour.\n\nThe town expects that the cloud market grows by 5 percent.");
        var result = await AskAsync("By how much will the cloud market grow according to Gartner?");
        Assert.All(result.Candidates, candidate => Assert.DoesNotContain("5 percent", candidate.Passage.Quote.Text, StringComparison.Ordinal));
        Assert.NotEmpty(result.Candidates);
    }

    [Fact]
    public async Task AnswersOnlyFromWhatHoldsAQuotedPhrase()
    {
        _recorded.Put("a", "The mayor said: “We are  not for sale.” The bridge is for sale, and we are not.");
        _recorded.Put("b", "We are for sale, the owner said, and not for free.");
        var found = Assert.IsType<Answer>(await AskAsync("Who said \"we are not for sale\"?", 0.01));
        Assert.All(found.Citations, citation => Assert.Equal("a", citation.Source.SourceId));
        Assert.IsType<NoAnswer>(await AskAsync("Who said \"we are never for sale\"?", 0.01));
    }

    [Fact]
    public async Task CitesTheOtherSourcesOfACopiedSentence()
    {
        _recorded.Put("a", "The harbour bridge in Oldhaven was closed on Monday after a ship had hit one of its pillars, police said.", publisher: "Harbour Post");
        _recorded.Put("b", "The harbour bridge in Oldhaven was closed on Monday after a ship had hit one of its pillars, police said today.", publisher: "Town Herald");
        var answer = Assert.IsType<Answer>(await AskAsync("Why was the harbour bridge in Oldhaven closed?", 0));
        Assert.Single(answer.Candidates);
        Assert.Equal(["a", "b"], answer.Citations.Select(citation => citation.Source.SourceId).Order());
        Assert.All(answer.Citations, citation => Assert.Equal(answer.ShortAnswer, citation.AnswerText));
    }

    [Fact]
    public async Task FindsASentenceBySomebodyWhomItOnlyRefersTo()
    {
        var filler = string.Join("\n\n", Enumerable.Range(0, 30).Select(i => $"The harbour of number {i} resigned itself to rain."));
        _recorded.Put("a", $"John Smith was the mayor of Oldhaven for years and John Smith was loved by many.\n\nHe resigned in May.\n\n{filler}");
        await _index.CatchUpAsync(TestContext.Current.CancellationToken);
        var query = new PassageQuery([new QueryTerm([("smith", 1f)])], null, 5, Now);
        Assert.Contains(_index.Search(query).Hits, hit => hit.Sentence == 1 && hit.SentenceScore > 0);
    }

    private static string Words(Answer answer, AnswerPart part) =>
        part.Span!.Value.In(answer.Citations.Single(citation => citation.Number == part.Citation).Quote.Text).ToString();

    private Task<AnswerResult> AskAsync(string question, double? threshold = null) =>
        new AnswerEngine(_recorded.Store, _index, new AnswerOptions()).AnswerAsync(
            new Question { Text = question, Asked = Now, Threshold = threshold }, TestContext.Current.CancellationToken);
}
