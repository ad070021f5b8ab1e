using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Tests.Indexing;
using Moq;

namespace BriefBot.Core.Tests.Answering;

public sealed class CitationVerifierTests
{
    private readonly RecordedStore _recorded = new();

    [Fact]
    public async Task AcceptsWhatStandsThere() => Assert.True(await IsTrueAsync("The bridge opened.", "The bridge opened."));

    [Theory]
    [InlineData("The bridge opened!")]
    [InlineData("the bridge opened.")]
    [InlineData("The bridge")]
    [InlineData("")]
    public async Task RejectsAQuoteThatDiffersByOneCharacter(string storedNow) =>
        Assert.False(await IsTrueAsync("The bridge opened.", storedNow));

    [Fact]
    public async Task RejectsAQuoteOfARemovedArticle()
    {
        var article = _recorded.Put("a", "The bridge opened.");
        _recorded.Remove(article);
        Assert.False(await VerifyAsync(article.Quote(new TextSpan(0, 10))));
    }

    private async Task<bool> IsTrueAsync(string quoted, string storedNow)
    {
        var article = _recorded.Put("a", quoted);
        _recorded.Mock.Setup(store => store.FindAsync(article.Id, 1, It.IsAny<CancellationToken>()))
            .ReturnsAsync(article with { Text = storedNow });
        return await VerifyAsync(article.Quote(new TextSpan(0, quoted.Length)));
    }

    private Task<bool> VerifyAsync(Quote quote) =>
        new CitationVerifier(_recorded.Store).IsTrueAsync(quote, TestContext.Current.CancellationToken);
}
