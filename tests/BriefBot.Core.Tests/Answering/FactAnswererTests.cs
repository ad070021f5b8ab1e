using BriefBot.Core.Answering;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;
using BriefBot.Core.Tests.Indexing;

namespace BriefBot.Core.Tests.Answering;

public sealed class FactAnswererTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2023, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly RecordedStore _recorded = new();
    private readonly PassageIndex _index;

    public FactAnswererTests()
    {
        _index = new PassageIndex(_recorded.Store);
        _recorded.Put("old", "Delta Bank director Ada Vermeer opened the office. The bank said nothing else.", published: "2022-06-01");
        _recorded.Put("new", "Joris Bakker succeeds Ada Vermeer as director of Delta Bank.", published: "2023-01-05");
        _recorded.Put("founder", "Delta Bank was founded by Willem Kuipers in 1950.", published: "2023-01-06");
        _recorded.Put("plan", "Karin Smit will become chairman of Delta Bank.", published: "2023-02-01");
    }

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("Who is the director of Delta Bank?", "Joris Bakker")]
    [InlineData("Who is Delta Bank's director now?", "Joris Bakker")]
    [InlineData("Wie is nu de directeur van Delta Bank?", "Joris Bakker")]
    [InlineData("Who was the director of Delta Bank in November 2022?", "Ada Vermeer")]
    [InlineData("Wie was in november 2022 directeur van Delta Bank?", "Ada Vermeer")]
    [InlineData("Who succeeded Ada Vermeer?", "Joris Bakker")]
    [InlineData("Wie volgt Ada Vermeer op?", "Joris Bakker")]
    [InlineData("Who did Joris Bakker succeed?", "Ada Vermeer")]
    [InlineData("Who founded Delta Bank?", "Willem Kuipers")]
    public async Task AnswersWithWhoFitsInAllThatIsAsked(string question, string expected) =>
        Assert.Equal(expected, (await AskAsync(question)).ShortAnswer);

    [Fact]
    public async Task KnowsThatARoleIsOnlyPlanned()
    {
        var answer = await AskAsync("Who is the chairman of Delta Bank?");
        Assert.Equal(("Karin Smit", FactStanding.Planned), (answer.ShortAnswer, answer.Fact!.Standing));
    }

    [Theory]
    [InlineData("Who is the director of Gamma Bank?")]
    [InlineData("Who is the treasurer of Delta Bank?")]
    [InlineData("Who succeeded Joris Bakker?")]
    public async Task LeavesWhatNoFactAnswersToTheSentences(string question)
    {
        var asked = new Question { Text = question, Asked = Now, Threshold = 0 };
        var result = await Engine().AnswerAsync(asked, TestContext.Current.CancellationToken);
        Assert.Null((result as Answer)?.Fact);
    }

    [Fact]
    public async Task CitesTheSentenceThatNamesWhomAPronounStandsFor()
    {
        _recorded.Put("he", "Een andere nieuwe positie is er voor Zeming Wu, de voormalige CTO van Alibaba. Hij volgt Li Cheng op als CTO van heel Alibaba.");
        var answer = await AskAsync("Who succeeds Li Cheng as CTO of Alibaba?");
        Assert.Equal("Zeming Wu", answer.ShortAnswer);
        Assert.StartsWith("Een andere", answer.Citations[0].Quote.Text);
        Assert.StartsWith("Hij volgt", answer.Citations[1].Quote.Text);
    }

    private async Task<Answer> AskAsync(string text) =>
        Assert.IsType<Answer>(await Engine().AnswerAsync(new Question { Text = text, Asked = Now }, TestContext.Current.CancellationToken));

    private AnswerEngine Engine() => new(_recorded.Store, _index, new AnswerOptions());
}
