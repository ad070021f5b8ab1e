namespace BriefBot.Core.Ingestion.Stories;

/// <summary>
/// The terms that stories are compared by, numbered, and how many articles hold each. A store of a few articles says
/// little about which words are common, so the counts start as if some hundred articles had been read before in which
/// the words of the concept lexicon are common and all others rare.
/// </summary>
internal sealed class StoryVocabulary
{
    private const int ReadBefore = 400;
    private const int ListedBefore = 12;
    private const int UnlistedBefore = 1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _counts = [];
    private readonly List<int> _before = [];

    public int Articles { get; private set; }

    /// <param name="isListed">Whether the concept lexicon holds it.</param>
    public int Number(string term, bool isListed)
    {
        if (!_numbers.TryGetValue(term, out var number))
        {
            _numbers[term] = number = _counts.Count;
            _counts.Add(0);
            _before.Add(isListed ? ListedBefore : UnlistedBefore);
        }
        return number;
    }

    /// <summary>Natural logarithm of all articles over those that hold the term.</summary>
    public float Rarity(int term) => MathF.Log((float)(ReadBefore + Articles + 1) / (_before[term] + _counts[term]));

    public void Add(StoryProfile profile) => Count(profile, 1);

    public void Remove(StoryProfile profile) => Count(profile, -1);

    private void Count(StoryProfile profile, int by)
    {
        Articles += by;
        foreach (var term in profile.Words.Body.Terms)
            _counts[term] += by;
        foreach (var term in profile.Meanings.Body.Terms)
            _counts[term] += by;
    }
}
