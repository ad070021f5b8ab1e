using BriefBot.Core.Analysis;

namespace BriefBot.Core.Tests.Analysis;

public sealed class StringPoolTests
{
    [Fact]
    public void EqualWordsAreOneString()
    {
        var pool = new StringPool(10);
        Assert.Same(pool.Get("bank"), pool.Get("the bank".AsSpan(4)));
    }

    [Fact]
    public void AFullPoolStartsAfresh()
    {
        var pool = new StringPool(3);
        var first = pool.Get("a");
        foreach (var word in (string[])["b", "c", "d", "e"])
            Assert.Equal(word, pool.Get(word));
        Assert.Equal("a", pool.Get("a"));
        Assert.NotSame(first, pool.Get("a"));
    }
}
