using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Indexing;

public sealed class VocabularyTests
{
    [Theory]
    [InlineData("govern", "governor", true)]
    [InlineData("governor", "govern", true)]
    [InlineData("econom", "economi", true)]
    [InlineData("inter", "international", false)]
    [InlineData("construct", "consist", false)]
    [InlineData("port", "porter", false)]
    [InlineData("govern", "govern", false)]
    public void RelativesOf_WordsThatBeginAlike(string term, string other, bool expected)
    {
        var vocabulary = new Vocabulary();
        var number = vocabulary.Number(other);
        vocabulary.Number(term);
        Assert.Equal(expected, vocabulary.RelativesOf(term).Contains(number));
    }
}
