using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Answering;

public sealed class TermExpanderTests
{
    [Theory]
    [InlineData("en", "mayor", "burgemeester")]
    [InlineData("nl", "burgemeester", "mayor")]
    [InlineData("en", "bought", "kopen")]
    public void Expand_Translations(string language, string word, string term) =>
        Assert.Contains(Stemmer.Stem(term, Other(language)), Expand(language, word, word));

    [Fact]
    public void Expand_ANameKeepsItsFormWhateverTheStemmers() => Assert.Contains("thames", Expand("en", "Thames", "Thames"));

    [Fact]
    public void Expand_TwoWordsThatTheArticlesWriteAsOne()
    {
        Assert.Contains("datacenter", Expand("en", "data centres", "data", "datacenter"));
        Assert.Contains("datacenter", Expand("en", "data centres", "centres", "datacenter"));
    }

    [Fact]
    public void Expand_OneWordThatTheArticlesWriteAsTwo()
    {
        var terms = Expand("nl", "internetsector", "internetsector", "internet");
        Assert.Contains("internet", terms);
        Assert.Contains("sector", terms);
    }

    [Fact]
    public void Expand_AVerbWithItsParticleSplitOff() =>
        Assert.Contains("ophaal", Expand("nl", "Hoeveel geld haalde het bedrijf op?", "haalde", "ophaal"));

    [Fact]
    public void Expand_NoVerbThatDoesNotExist() =>
        Assert.DoesNotContain("opgroei", Expand("nl", "Hoeveel groeide het bedrijf in euro op?", "groeide").Where(term => term.StartsWith("opg", StringComparison.Ordinal)));

    [Fact]
    public void Expand_Synonyms() => Assert.Contains("purchas", Expand("en", "bought", "bought"));

    private static string Other(string language) => language == "nl" ? "en" : "nl";

    private static IEnumerable<string> Expand(string language, string question, string word, params string[] indexed)
    {
        var tokens = Tokenizer.Tokenize(question, new TextSpan(0, question.Length), language);
        var words = tokens.Where(token => !token.Kind.HasFlag(TokenKind.StopWord)).ToList();
        var terms = new TermExpander(indexed.Contains).Expand(words, tokens, language);
        var index = words.FindIndex(token => question[token.Span.Start..token.Span.End] == word);
        return terms[index].Alternatives.Select(alternative => alternative.Term);
    }
}
