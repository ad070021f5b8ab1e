using BriefBot.Core.Analysis;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis;

public sealed class WordTableTests
{
    [Fact]
    public void HoldsWhatADictionaryHolds() =>
        Check.QuickThrowOnFailure(Prop.ForAll<(NonNull<string> Word, int Value)[]>(entries =>
        {
            var table = new WordTable<int>(4);
            var expected = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (word, value) in entries)
                table[word.Get] = expected[word.Get] = value;
            return table.Count == expected.Count && table.Words().Order(StringComparer.Ordinal).SequenceEqual(expected.Keys.Order(StringComparer.Ordinal))
                && expected.All(entry => table.TryGetValue(entry.Key, out var value) && value == entry.Value)
                && !table.Contains("not a word in there");
        }));

    [Fact]
    public void KeepsAKnownWordWhenAskedToTryOnly()
    {
        var table = new WordTable<string>();
        table.TryAdd("brug", "first");
        table.TryAdd("brug", "second");
        Assert.Equal("first", table.GetValueOrDefault("brug"));
        Assert.Null(table.GetValueOrDefault("dijk"));
    }
}
