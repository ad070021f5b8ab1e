using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;

namespace BriefBot.Core.Tests.Answering;

/// <summary>What is read of a question beside its words.</summary>
public sealed class QuestionReadingTests : IDisposable
{
    /// <summary>A Tuesday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public QuestionReadingTests()
    {
        _index = new PassageIndex(_recorded.Store);
        _recorded.Put("a", "Alibaba bouwt in Rotterdam een datacenter. De burgemeester is blij.", publisher: "de Volkskrant", url: "https://www.volkskrant.nl/a");
        _recorded.Put("b", "Alibaba builds a data centre in Rotterdam, analysts at Gartner say.", publisher: "NU.nl");
        _recorded.Put("c", "The secret word is Zanzibarium.", collection: "secret", publisher: "Hidden Times");
    }

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("who runs Aliababa?", "Aliababa", "Alibaba")]
    [InlineData("wat bouwt alibbaa in Rotterdam", "alibbaa", "alibaba")]
    [InlineData("Wat bouwt Alibaba in Roterdam?", "Roterdam", "Rotterdam")]
    [InlineData("waneer komt het datacenter", "waneer", "wanneer")]
    [InlineData("Is de burgemeesster blij?", "burgemeesster", "burgemeester")]
    public async Task ReadsASlipAsTheWordThatWasMeant(string question, string written, string read) =>
        Assert.Equal(new WordCorrection(written, read), Assert.Single((await ReadAsync(question)).Corrections));

    [Theory]
    [InlineData("Wie leidt Nordkap?", "nl")]
    [InlineData("  wie   Nordkap?", "nl")]
    [InlineData("Who leads Nordkap?", "en")]
    [InlineData("Nordkap?", "en")]
    public void TellsTheLanguageByTheQuestionWordWhereNamesAreAllThatFollows(string question, string language) =>
        Assert.Equal(language, QuestionAnalyzer.LanguageOf(question));

    [Theory]
    [InlineData("Who runs Alibaba?")]
    [InlineData("Who runs Huawei in Rotterdam?")]
    [InlineData("What do harbours cost?")]
    [InlineData("Wat is Zanzibariun?")]
    public async Task LeavesWordsAloneThatAreKnownOrNearToNone(string question) =>
        Assert.Empty((await ReadAsync(question)).Corrections);

    [Theory]
    [InlineData("When and where was the treaty signed?", "When|Where|When was the treaty signed|Where was the treaty signed")]
    [InlineData("wie won de finale en met welke score?", "wie|met welke score|wie won de finale|met welke score won de finale")]
    [InlineData("Who bought the club and for how much?", "Who|for how much|Who bought the club|for how much bought the club")]
    public async Task TakesAQuestionOfTwoPartsApart(string question, string expected)
    {
        var parts = (await ReadAsync(question)).Parts;
        Assert.Equal(expected, string.Join('|', parts.Select(part => part.Label).Concat(parts.Select(part => part.Text))), ignoreCase: true);
    }

    [Theory]
    [InlineData("Who is the man who robbed the bank?")]
    [InlineData("What did she say about who won and why it mattered?")]
    [InlineData("Wie won de finale?")]
    [InlineData("Which company makes the trains and the buses?")]
    public async Task LeavesAQuestionOfOnePartWhole(string question) => Assert.Empty((await ReadAsync(question)).Parts);

    [Theory]
    [InlineData("What did Alibaba build last week?", "2026-03-02", "2026-03-09")]
    [InlineData("Wat bouwde Alibaba vorige maand?", "2026-02-01", "2026-03-01")]
    [InlineData("What did Alibaba build in 2022?", "2022-01-01", "2023-01-01")]
    [InlineData("Wat bouwde Alibaba sinds maandag?", "2026-03-09", "2026-03-11")]
    [InlineData("What did Alibaba build yesterday?", "2026-03-09", "2026-03-10")]
    public async Task CountsTimesFromTheDayOfAsking(string question, string from, string until)
    {
        var interval = (await ReadAsync(question)).Period!.Interval;
        Assert.Equal((from, until), ($"{interval.Start:yyyy-MM-dd}", $"{interval.End:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("What was published about Alibaba last week?", true)]
    [InlineData("Welke artikelen verschenen er vorige week over Alibaba?", true)]
    [InlineData("What did Alibaba build last week?", false)]
    [InlineData("Who reported a new profit last week?", false)]
    [InlineData("Which book about Alibaba was published in 2022?", false)]
    public async Task TellsWhatWasWrittenThenFromWhatHappenedThen(string question, bool expected) =>
        Assert.Equal(expected, (await ReadAsync(question)).Period!.IsOfPublication);

    [Theory]
    [InlineData("wie is nu de baas?", true)]
    [InlineData("Who currently runs it?", true)]
    [InlineData("Wie was de baas?", false)]
    public async Task TellsWhatIsAskedOfNow(string question, bool expected) =>
        Assert.Equal(expected, (await ReadAsync(question)).IsAboutNow);

    [Theory]
    [InlineData("Wat bouwt Alibaba volgens de Volkskrant?", "volkskrant", null)]
    [InlineData("wat stond er in de volkskrant over alibaba", "volkskrant", null)]
    [InlineData("Wat staat er op nu.nl over Alibaba?", "nunl", null)]
    [InlineData("Wat schrijft de Volkskrant over Alibaba?", "volkskrant", null)]
    [InlineData("What did de Volkskrant report about Alibaba?", "volkskrant", null)]
    [InlineData("What is on bbc.com about Alibaba?", "bbccom", null)]
    [InlineData("What do Dutch newspapers say of Alibaba in Dutch articles?", null, "nl")]
    [InlineData("Wat staat er in Engelse kranten over Alibaba?", null, "en")]
    public async Task LimitsTheSources(string question, string? key, string? language)
    {
        var sources = (await ReadAsync(question)).Sources!;
        Assert.Equal((key, language), (sources.Key, sources.Language));
    }

    [Theory]
    [InlineData("Wie leest de Volkskrant?")]
    [InlineData("What does Alibaba build in Rotterdam?")]
    [InlineData("Was the train in time?")]
    [InlineData("What is in the Hidden Times?")]
    public async Task DoesNotLimitTheSourcesUnasked(string question)
    {
        var question1 = new Question { Text = question, Asked = Now, Collections = new HashSet<string> { Collections.Public } };
        await _index.CatchUpAsync(TestContext.Current.CancellationToken);
        Assert.Null(new QuestionAnalyzer(_index).Analyze(question1).Sources);
    }

    [Theory]
    [InlineData("What does Alibaba build according to Gartner?", "Gartner")]
    [InlineData("wat bouwt alibaba volgens gartner", "gartner")]
    [InlineData("Wat bouwt Alibaba volgens de politie?", null)]
    public async Task TellsWhoseWordsAreAskedFor(string question, string? expected)
    {
        var analysis = await ReadAsync(question);
        Assert.Equal(expected, analysis.AccordingTo);
        Assert.Equal(expected is null ? 0 : 1, analysis.NearTerms.Count);
    }

    [Theory]
    [InlineData("Who said \"we are not for sale.\"?", "we are not for sale")]
    [InlineData("Wie zei „wij gaan niet weg”?", "wij gaan niet weg")]
    public async Task TakesWhatIsQuotedLiterally(string question, string phrase) =>
        Assert.Equal([phrase], (await ReadAsync(question)).Phrases);

    [Theory]
    [InlineData("\"Who is the mayor?\"")]
    [InlineData("What’s the city’s plan?")]
    public async Task TakesNothingElseLiterally(string question) => Assert.Empty((await ReadAsync(question)).Phrases);

    private async Task<QuestionAnalysis> ReadAsync(string question)
    {
        await _index.CatchUpAsync(TestContext.Current.CancellationToken);
        return new QuestionAnalyzer(_index).Analyze(new Question { Text = question, Asked = Now, Collections = new HashSet<string> { Collections.Public } });
    }
}
