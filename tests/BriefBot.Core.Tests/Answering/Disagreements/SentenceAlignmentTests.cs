using BriefBot.Core.Analysis;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Answering.Disagreements;

public sealed class SentenceAlignmentTests
{
    [Fact]
    public void FindsWhatStandsAtTheSamePlace()
    {
        var (one, other) = (Tokens("Bryan was born in Alexandria on February 8, 1900."), Tokens("Bryan was born in Alexandria on July 15, 1905."));
        var alignment = new SentenceAlignment(one, other);
        Assert.Equal(new TokenRange(6, 3), alignment.Counterpart(new TokenRange(6, 3)));
        Assert.True(alignment.ContextOf(new TokenRange(6, 3)) > 1);
    }

    [Fact]
    public void FindsNothingWhereTheSurroundingsDiffer()
    {
        var alignment = new SentenceAlignment(Tokens("The bridge cost two million."), Tokens("Nobody ever asked the ferryman anything."));
        Assert.Null(alignment.Counterpart(new TokenRange(3, 2)));
    }

    [Theory]
    [InlineData("a b c d", "a b c d", 1)]
    [InlineData("a b c d", "a x c y", 0.5)]
    [InlineData("a b", "x y", 0)]
    public void Similarity(string one, string other, double expected) =>
        Assert.Equal(expected, new SentenceAlignment(Tokens(one), Tokens(other)).Similarity);

    private static List<Token> Tokens(string text) => Tokenizer.Tokenize(text, new TextSpan(0, text.Length), "en");
}
