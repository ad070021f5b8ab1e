using BriefBot.Core.Indexing;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Indexing;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("bridge", "bridge", 0)]
    [InlineData("bridge", "brigde", 1)]
    [InlineData("bridge", "brdge", 1)]
    [InlineData("bridge", "bridgee", 1)]
    [InlineData("bridge", "bradge", 1)]
    [InlineData("harbour", "habrou", 2)]
    [InlineData("ab", "cd", 2)]
    public void Of_CountsSlips(string left, string right, int expected) => Assert.Equal(expected, EditDistance.Of(left, right, 2));

    [Fact]
    public void IsTheSameBothWaysAndNeverMoreThanTheLongerWord()
    {
        var word = Gen.Elements("abc".ToCharArray()).ListOf().Select(letters => string.Concat(letters.Take(7)));
        Prop.ForAll(word.Zip(word).ToArbitrary(), pair =>
        {
            var distance = EditDistance.Of(pair.Item1, pair.Item2, 10);
            return distance == EditDistance.Of(pair.Item2, pair.Item1, 10)
                && distance <= Math.Max(pair.Item1.Length, pair.Item2.Length)
                && (distance == 0) == (pair.Item1 == pair.Item2);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("aliababa", "alibaba")]
    [InlineData("rotterdan", "rotterdam")]
    [InlineData("brigde", "bridge")]
    [InlineData("rbidge", "bridge")]
    [InlineData("burgermeester", "burgemeester")]
    public void FindsTheWordThatWasMeant(string written, string meant) => Assert.Equal(meant, Assert.Single(Words().Near(written)).Word);

    [Theory]
    [InlineData("obama")]
    [InlineData("pridge")]
    [InlineData("alibaba")]
    [InlineData("brg")]
    public void LeavesOtherWordsAlone(string written) => Assert.Empty(Words().Near(written));

    /// <summary>What it must never miss: every word within the allowed slips whose first letter is right.</summary>
    [Fact]
    public void FindsWhatComparingWithEveryWordFinds()
    {
        var word = Gen.Elements("abcd".ToCharArray()).ListOf().Select(letters => string.Concat(letters.Append('a').Append('b').Append('c').Append('d').Append('a').Append('c').Take(10)));
        Prop.ForAll(word.NonEmptyListOf().Zip(word).ToArbitrary(), world =>
        {
            var spelling = new Spelling();
            var known = world.Item1.Distinct().Where(one => one.Length > 5).ToList();
            known.ForEach(one => spelling.Add(one, 0));
            var (written, most) = (world.Item2, world.Item2.Length >= 8 ? 2 : 1);
            var expected = written.Length <= 5 ? [] : known.Where(one => one[0] == written[0] && EditDistance.Of(one, written, most) is var distance && distance > 0 && distance <= most);
            return expected.All(one => spelling.Near(written).Any(hit => hit.Word == one));
        }).QuickCheckThrowOnFailure();
    }

    private static Spelling Words()
    {
        var spelling = new Spelling();
        foreach (var word in new[] { "alibaba", "rotterdam", "bridge", "burgemeester", "osama", "mayor" })
            spelling.Add(word, 0);
        return spelling;
    }
}
