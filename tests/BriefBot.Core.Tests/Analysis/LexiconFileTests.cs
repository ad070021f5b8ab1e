using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Tests.Analysis;

/// <summary>The lexicon is written by hand: these hold what its header promises, and name the line that does not.</summary>
public sealed class LexiconFileTests
{
    private const int FewestConcepts = 4_900;
    private const int MostSensesOfAMember = 3;

    private static readonly Lazy<List<ConceptEntry>> Concepts = new(() =>
    {
        using var reader = new StreamReader(Path.Combine(Repository.Root, "src", "BriefBot.Core", "Analysis", "Lexicon", "concepts.txt"));
        return [.. ConceptFile.Read(reader)];
    });

    [Fact]
    public void HasEnoughConceptsToBeWorthLookingIn() =>
        Assert.True(Concepts.Value.Count >= FewestConcepts, $"{Concepts.Value.Count} concepts are left.");

    [Fact]
    public void HasNoDuplicatesAndNoContradictions() => Assert.Equal([], LexiconChecker.Problems(Concepts.Value));

    [Fact]
    public void NoMemberHasMoreThanThreeSensesThatStandForEachOther() =>
        Assert.All(
            Concepts.Value.Where(concept => !concept.IsLoose).SelectMany(concept => concept.Members).CountBy(member => member),
            member => Assert.InRange(member.Value, 1, MostSensesOfAMember));

    [Fact]
    public void IsTheOneThatShips() => Assert.Equal(Concepts.Value.Count, ConceptLexicon.Default.Count);
}
