using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;
using Moq;

namespace BriefBot.Core.Tests.Answering;

public sealed class AnswerEngineTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public AnswerEngineTests() => _index = new PassageIndex(_recorded.Store);

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("Who is the mayor of Oldhaven?", "Ada Vermeer")]
    [InlineData("Wie is de burgemeester van Oldhaven?", "Ada Vermeer")]
    [InlineData("How much did the harbour bridge cost?", "12 million euros")]
    [InlineData("When did the harbour bridge open?", "4 May 2025")]
    [InlineData("By what percentage did traffic fall?", "18 percent")]
    [InlineData("What is the Pilot House?", "a museum about the river")]
    [InlineData("Why was the ferry cancelled?", "because nobody used it any more")]
    public async Task AnswersWithTheWordsOfTheArticle(string question, string expected)
    {
        PutOldhaven();
        var answer = Assert.IsType<Answer>(await AskAsync(question));
        Assert.Equal(expected, answer.ShortAnswer);
    }

    [Theory]
    [InlineData("Who is the mayor of Newhaven?")]
    [InlineData("Hoeveel inwoners heeft Oldhaven?")]
    [InlineData("How much did the museum cost?")]
    [InlineData("Who won the cup final?")]
    public async Task RefusesWhatTheArticlesDoNotSay(string question)
    {
        PutOldhaven();
        Assert.IsType<NoAnswer>(await AskAsync(question));
    }

    [Theory]
    [InlineData("How many people does the ferry company of Oldhaven employ?")]
    [InlineData("Hoeveel mensen werken er bij het veerbedrijf van Oldhaven?")]
    [InlineData("What did Bo Lindqvist say about the ferry company?")]
    public async Task RefusesWhereNothingOfTheKindIsSaid(string question)
    {
        _recorded.Put("ferry", "Bo Lindqvist is leaving the ferry company of Oldhaven. The people of Oldhaven liked the ferry.");
        Assert.IsType<NoAnswer>(await AskAsync(question));
    }

    [Theory]
    [InlineData("Who will run the group?", "Ada Vermeer")]
    [InlineData("Wie gaat de groep leiden?", "Ada Vermeer")]
    public async Task TakesNoNationalityForAPerson(string question, string expected)
    {
        _recorded.Put("chief", "Ada Vermeer, the chief executive, will run the Dutch group in person. Ada Vermeer gaat de Nederlandse groep leiden.");
        Assert.Equal(expected, Assert.IsType<Answer>(await AskAsync(question)).ShortAnswer);
    }

    [Theory]
    [InlineData("harbour bridge Oldhaven")]
    [InlineData("💥 harbour bridge?")]
    public async Task AnswersKeywordsWithTheWholeSentence(string keywords)
    {
        PutOldhaven();
        Assert.Equal("", Assert.IsType<Answer>(await AskAsync(keywords)).ShortAnswer);
    }

    [Fact]
    public async Task RefusesAQuestionOfNothingButAskingWords()
    {
        _recorded.Put("a", "What happened on Monday, the mayor did not tell.");
        Assert.Equal(NoAnswerReason.NotConfident, Assert.IsType<NoAnswer>(await AskAsync("What happened?")).Reason);
    }

    [Fact]
    public async Task NamesAPersonAndNotANationality()
    {
        _recorded.Put("a", "Ada Vermeer, the chief executive, will run the Dutch group’s ferry business in person.", "Change at the top");
        var answer = Assert.IsType<Answer>(await AskAsync("Who will run the ferry business?"));
        Assert.Equal("Ada Vermeer", answer.ShortAnswer);
    }

    [Theory]
    [InlineData("Engineer Marit Veenhof found nine cracks in the beams of the bridge last week.", "Who found nine cracks in the bridge?", "Marit Veenhof")]
    [InlineData("The nine cracks in the beams were found by professor Marit Veenhof.", "Who found the nine cracks in the beams?", "Marit Veenhof")]
    [InlineData("Ingenieur Marit Veenhof vond vorige week negen scheuren in de balken van de brug.", "Wie vond negen scheuren in de brug?", "Marit Veenhof")]
    public async Task GivesAPersonsFullNameWithoutTheRole(string sentence, string question, string expected)
    {
        _recorded.Put("a", sentence);
        Assert.Equal(expected, Assert.IsType<Answer>(await AskAsync(question)).ShortAnswer);
    }

    [Fact]
    public async Task EveryQuoteEqualsItsArticleAtItsSpan()
    {
        var article = PutOldhaven();
        var result = await AskAsync("How much did the harbour bridge cost?");
        Assert.NotEmpty(result.Candidates);
        Assert.All(
            result.Candidates.Select(candidate => candidate.Passage.Quote).Concat(((Answer)result).Citations.Select(citation => citation.Quote)),
            quote => Assert.Equal(quote.Text, article.Text[quote.Span.Start..quote.Span.End]));
    }

    [Fact]
    public async Task CitesASecondArticleThatSaysTheSame()
    {
        PutOldhaven();
        _recorded.Put("other", "The new harbour bridge has cost 12 million euros, the council said.", "Council counts the cost");
        var answer = Assert.IsType<Answer>(await AskAsync("How much did the harbour bridge cost?"));
        Assert.Equal(["oldhaven", "other"], answer.Citations.Select(citation => citation.Source.SourceId).Order());
        Assert.Equal([1, 2], answer.Citations.Select(citation => citation.Number));
    }

    [Fact]
    public async Task ShowsASentenceOnceHoweverManyArticlesHoldIt()
    {
        PutOldhaven();
        _recorded.Put("copy", "The harbour bridge cost 12 million euros.");
        var result = await AskAsync("How much did the harbour bridge cost?");
        Assert.Single(result.Candidates, candidate => candidate.Passage.Quote.Text == "The harbour bridge cost 12 million euros.");
    }

    [Fact]
    public async Task NeverRefusesAtThresholdZero()
    {
        PutOldhaven();
        var question = new Question { Text = "Who designed the bridge?", Asked = Now, Threshold = 0 };
        Assert.IsType<Answer>(await Engine().AnswerAsync(question, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Strictness.Strict)]
    [InlineData(Strictness.Eager)]
    public async Task IsTheStricterTheMoreItIsToldTo(Strictness strictness)
    {
        PutOldhaven();
        var doubtful = "When was the old mayor of Oldhaven born?";
        var confidence = (await AskAsync(doubtful)).Confidence;
        var result = await Engine(strictness).AnswerAsync(new Question { Text = doubtful, Asked = Now }, TestContext.Current.CancellationToken);
        Assert.Equal(confidence >= AnswerConfidence.Threshold(strictness), result is Answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("🙂")]
    public async Task SaysThatNothingWasAsked(string text)
    {
        PutOldhaven();
        Assert.Equal(NoAnswerReason.EmptyQuestion, Assert.IsType<NoAnswer>(await AskAsync(text)).Reason);
    }

    [Fact]
    public async Task SaysThatThereAreNoArticlesForThisAsker()
    {
        _recorded.Put("a", "The bridge opened on Monday.", collection: "secret");
        var question = new Question { Text = "When did the bridge open?", Asked = Now, Collections = new HashSet<string> { Collections.Public } };
        var result = await Engine().AnswerAsync(question, TestContext.Current.CancellationToken);
        Assert.Equal(NoAnswerReason.NoArticles, Assert.IsType<NoAnswer>(result).Reason);
    }

    [Fact]
    public async Task SaysThatNothingWasFound()
    {
        PutOldhaven();
        var result = Assert.IsType<NoAnswer>(await AskAsync("Quantum chromodynamics?"));
        Assert.Equal(NoAnswerReason.NothingFound, result.Reason);
        Assert.Empty(result.Candidates);
    }

    [Fact]
    public async Task DoesNotCiteAnArticleThatWentAwayMeanwhile()
    {
        var article = PutOldhaven();
        var reads = 0;
        _recorded.Mock.Setup(store => store.FindAsync(article.Id, It.IsAny<int?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => reads++ == 0 ? article : new RemovedArticle { Id = article.Id, Revision = 1, SourceId = "oldhaven" });
        Assert.IsType<NoAnswer>(await AskAsync("How much did the harbour bridge cost?"));
    }

    private Task<AnswerResult> AskAsync(string text) =>
        Engine().AnswerAsync(new Question { Text = text, Asked = Now }, TestContext.Current.CancellationToken);

    private AnswerEngine Engine(Strictness strictness = Strictness.Balanced) =>
        new(_recorded.Store, _index, new AnswerOptions { Strictness = strictness });

    private Article PutOldhaven() => _recorded.Put(
        "oldhaven",
        """
        The harbour bridge in Oldhaven was opened on 4 May 2025. Ada Vermeer, the mayor of Oldhaven, was the first to cross.

        The harbour bridge cost 12 million euros. Traffic in the centre has fallen by 18 percent.

        The ferry was cancelled because nobody used it any more. The Pilot House, a museum about the river, stays open.
        """,
        "Harbour bridge open");
}
