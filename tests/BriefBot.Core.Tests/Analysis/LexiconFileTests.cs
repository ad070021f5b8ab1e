namespace BriefBot.Core.Tests.Analysis;

/// <summary>The lexicon is written by hand: these hold what its header promises, and name the line that does not.</summary>
public sealed class LexiconFileTests
{
    private const int FewestConcepts = 3_500;
    private const int MostSensesOfAMember = 3;

    private static readonly string[] FunctionWords =
    [
        "en:the", "en:a", "en:an", "en:and", "en:or", "en:of", "en:in", "en:on", "en:at", "en:to", "en:for", "en:from",
        "en:by", "en:with", "en:is", "en:are", "en:was", "en:were", "en:be", "en:been", "en:has", "en:have", "en:had",
        "en:it", "en:that", "en:this", "en:not", "en:but", "en:as", "en:what", "en:who", "en:when", "en:where",
        "en:why", "en:how", "en:will", "en:can", "en:may", "en:more", "en:most",
        "nl:de", "nl:het", "nl:een", "nl:en", "nl:of", "nl:in", "nl:op", "nl:van", "nl:voor", "nl:met", "nl:aan",
        "nl:bij", "nl:naar", "nl:door", "nl:over", "nl:uit", "nl:is", "nl:zijn", "nl:was", "nl:waren", "nl:wordt",
        "nl:die", "nl:dat", "nl:dit", "nl:er", "nl:ook", "nl:niet", "nl:maar", "nl:als", "nl:dan", "nl:om", "nl:nog",
        "nl:wel", "nl:wat", "nl:wie", "nl:waar", "nl:waarom", "nl:hoe", "nl:meer", "nl:haar", "nl:weer",
    ];

    private static readonly Lazy<List<Concept>> Concepts = new(ReadConcepts);

    private sealed record Concept(int Line, string Name, string[] English, string[] Dutch)
    {
        public IEnumerable<string> Members => English.Select(m => "en:" + m).Concat(Dutch.Select(m => "nl:" + m));
    }

    [Fact]
    public void HasEnoughConceptsToBeWorthLookingIn() =>
        Assert.True(Concepts.Value.Count >= FewestConcepts, $"{Concepts.Value.Count} concepts are left.");

    [Fact]
    public void EveryConceptHasANameOfItsOwnAndMembers()
    {
        var names = new HashSet<string>();
        AssertNone(
            Concepts.Value,
            c => !c.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
                || c.Name.Length == 0 || !names.Add(c.Name) || !c.Members.Any(),
            c => c.Name);
    }

    [Fact]
    public void NoMemberStandsTwiceInOneConcept() =>
        AssertNone(
            Concepts.Value,
            c => c.Members.Distinct(StringComparer.OrdinalIgnoreCase).Count() < c.Members.Count(),
            c => c.Name);

    [Fact]
    public void NoMemberHasMoreThanThreeSenses() =>
        Assert.All(
            Concepts.Value.SelectMany(c => c.Members).CountBy(m => m.ToLowerInvariant()),
            member => Assert.InRange(member.Value, 1, MostSensesOfAMember));

    [Fact]
    public void NoMemberIsAFunctionWord()
    {
        var functionWords = FunctionWords.ToHashSet();
        AssertNone(Concepts.Value, c => c.Members.Any(functionWords.Contains), c => string.Join(' ', c.Members));
    }

    /// <summary>A name has no common words for synonyms: a capital among them is a slip. EU and NATO may stand anywhere.</summary>
    [Fact]
    public void OnlyNamesHaveCapitals() =>
        AssertNone(Concepts.Value, c => MixesCase(c.English) || MixesCase(c.Dutch), c => string.Join(' ', c.Members));

    private static bool MixesCase(string[] members)
    {
        var words = members.Where(m => m.Any(char.IsLower)).ToList();
        return words.Any(m => m.Any(char.IsUpper)) && words.Any(m => !m.Any(char.IsUpper));
    }

    private static void AssertNone(IEnumerable<Concept> concepts, Func<Concept, bool> isWrong, Func<Concept, string> tell) =>
        Assert.Equal([], [.. concepts.Where(isWrong).Select(c => $"line {c.Line}: {tell(c)}")]);

    private static List<Concept> ReadConcepts()
    {
        var concepts = new List<Concept>();
        foreach (var (index, line) in File.ReadLines(FindLexicon()).Index())
        {
            if (line.Length > 0 && line[0] != '#')
                concepts.Add(Parse(line, index + 1));
        }
        return concepts;
    }

    private static Concept Parse(string line, int number)
    {
        var parts = line.Split(" | ");
        Assert.True(
            parts is [_, ['e', 'n', ':', ..], ['n', 'l', ':', ..]],
            $"Line {number} is not 'name | en: … | nl: …': {line}");
        return new Concept(number, parts[0], Members(parts[1]), Members(parts[2]));
    }

    private static string[] Members(string part) =>
        part[3..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string FindLexicon()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "src", "BriefBot.Core", "Analysis", "Lexicon", "concepts.txt");
            if (File.Exists(file))
                return file;
        }
        throw new FileNotFoundException("No folder above the tests holds the lexicon.");
    }
}
