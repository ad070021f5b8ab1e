using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Answering;

public sealed class TermExpanderTests
{
    [Theory]
    [InlineData("en", "mayor", "burgemeester")]
    [InlineData("nl", "burgemeester", "mayor")]
    [InlineData("en", "bought", "kopen")]
    public void Expand_Translations(string language, string word, string term) =>
        Assert.Contains(Stemmer.Stem(term, Other(language)), Expand(language, word, word, (Other(language), term)));

    [Fact]
    public void Expand_ANameKeepsItsFormWhateverTheStemmers() => Assert.Contains("thames", Expand("en", "Thames", "Thames"));

    [Fact]
    public void Expand_TwoWordsThatTheArticlesWriteAsOne()
    {
        Assert.Contains("datacenter", Expand("en", "data centres", "data", ("nl", "datacenter")));
        Assert.Contains("datacenter", Expand("en", "data centres", "centres", ("nl", "datacenter")));
    }

    [Fact]
    public void Expand_OneWordThatTheArticlesWriteAsTwo()
    {
        var terms = Expand("nl", "internetsector", "internetsector", ("nl", "internet"));
        Assert.Contains("internet", terms);
        Assert.Contains("sector", terms);
    }

    [Fact]
    public void Expand_AVerbWithItsParticleSplitOff() =>
        Assert.Contains("ophaal", Expand("nl", "Hoeveel geld haalde het bedrijf op?", "haalde", ("nl", "opgehaald")));

    [Fact]
    public void Expand_NoVerbThatDoesNotExist() =>
        Assert.DoesNotContain("opgroei", Expand("nl", "Hoeveel groeide het bedrijf in euro op?", "groeide").Where(term => term.StartsWith("opg", StringComparison.Ordinal)));

    [Fact]
    public void Expand_Synonyms() => Assert.Contains("purchas", Expand("en", "bought", "bought", ("en", "purchased")));

    [Fact]
    public void Expand_NoWordsOfALineThatOnlyTranslates()
    {
        Assert.Contains("krijgt", Expand("en", "obtained", "obtained", ("nl", "krijgt"), ("en", "receives")));
        Assert.DoesNotContain("acquir", Expand("en", "given", "given", ("en", "acquired")));
    }

    [Fact]
    public void Expand_AnExpressionToOneWordOfTheOtherLanguage() =>
        Assert.Contains("premier", Expand("en", "Who is prime minister?", "minister", ("nl", "premier")));

    [Fact]
    public void Expand_CompoundsThatHoldTheWord() =>
        Assert.Contains(Stemmer.Stem("cloudactiviteiten", "nl"), Expand("en", "cloud", "cloud", ("nl", "cloudactiviteiten")));

    [Fact]
    public void Expand_CognatesOfWordsThatTheLexiconLacks() =>
        Assert.Contains("putin", Expand("nl", "Wat zei Poetin?", "Poetin", ("en", "Putin")));

    private static string Other(string language) => language == "nl" ? "en" : "nl";

    private static IEnumerable<string> Expand(string language, string question, string word, params (string Language, string Word)[] indexed)
    {
        var tokens = Tokenizer.Tokenize(question, new TextSpan(0, question.Length), language);
        var words = tokens.Where(token => !token.Kind.HasFlag(TokenKind.StopWord)).ToList();
        var vocabulary = new Vocabulary();
        foreach (var (other, text) in indexed)
        {
            var token = Assert.Single(Tokenizer.Tokenize(text, new TextSpan(0, text.Length), other));
            vocabulary.Learn(token, vocabulary.Number(token.Stem), other);
        }
        var terms = new TermExpander(vocabulary).Expand(words, tokens, question, language);
        var index = words.FindIndex(token => question[token.Span.Start..token.Span.End] == word);
        return terms[index].Alternatives.Select(alternative => alternative.Term);
    }
}
