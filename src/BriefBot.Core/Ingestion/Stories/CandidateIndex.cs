using System.Runtime.InteropServices;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>
/// Finds the articles that are worth comparing with a new one: those that share its most telling terms, by an inverted
/// index of each article's most telling terms, and those that share runs of words.
/// </summary>
internal sealed class CandidateIndex
{
    private const int TellingTerms = 28;
    private const int TellingNames = 12;
    private const int MostCandidates = 40;

    /// <summary>Of a term that many articles share the latest are looked at: the others are of other days mostly.</summary>
    private const int MostOfTerm = 500;

    /// <summary>Articles so far apart are compared only when they share runs of words.</summary>
    private const float LeastNearness = 0.1f;

    private readonly Dictionary<int, List<StoryNode>> _byTerm = [];
    /// <summary>Most keys are of one article, which needs no list.</summary>
    private readonly Dictionary<ulong, StoryNode> _bySketch = [];
    private readonly Dictionary<ulong, List<StoryNode>> _moreBySketch = [];

    public void Add(StoryNode node)
    {
        foreach (var (term, _) in Telling(node))
            Put(_byTerm, term, node);
        foreach (var key in node.Profile.Sketch.Keys())
        {
            if (!_bySketch.TryAdd(key, node))
                Put(_moreBySketch, key, node);
        }
    }

    public void Remove(StoryNode node)
    {
        foreach (var (term, _) in Telling(node))
            _byTerm[term].Remove(node);
        foreach (var key in node.Profile.Sketch.Keys())
        {
            if (_moreBySketch.TryGetValue(key, out var more) && more.Remove(node))
                continue;
            _bySketch.Remove(key);
            // Whoever is left takes its place.
            if (more is [.., var last] && more.Remove(last))
                _bySketch[key] = last;
        }
    }

    public IEnumerable<StoryNode> Near(StoryNode node, StorySettings settings)
    {
        var scores = new Dictionary<StoryNode, float>();
        foreach (var (term, weight) in Telling(node))
        {
            if (!_byTerm.TryGetValue(term, out var sharing))
                continue;
            for (var i = sharing.Count - 1; i >= Math.Max(0, sharing.Count - MostOfTerm); i--)
                CollectionsMarshal.GetValueRefOrAddDefault(scores, sharing[i], out _) += weight;
        }
        return scores
            .Select(score => (Node: score.Key, Score: score.Value * StoryLikeness.Nearness(node.Profile.Published, score.Key.Profile.Published, settings), Shared: score.Value))
            .Where(candidate => candidate.Score >= LeastNearness * candidate.Shared)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Node.Profile.Number)
            .Take(MostCandidates).Select(candidate => candidate.Node);
    }

    public IEnumerable<StoryNode> Copies(StoryNode node) =>
        node.Profile.Sketch.Keys().SelectMany(Sharing).Distinct().ToList();

    private IEnumerable<StoryNode> Sharing(ulong key) =>
        !_bySketch.TryGetValue(key, out var first) ? [] : _moreBySketch.TryGetValue(key, out var more) ? more.Prepend(first) : [first];

    /// <summary>The same at every call until the profile is weighed anew, when the index is made anew as well.</summary>
    private static IEnumerable<(int Term, float Weight)> Telling(StoryNode node)
    {
        var (words, meanings) = (node.Profile.Words, node.Profile.Meanings);
        return words.Body.Telling(TellingTerms)
            .Concat(meanings.Body.Telling(TellingTerms))
            .Concat(meanings.Names.Telling(TellingNames))
            .DistinctBy(term => term.Term);
    }

    private static void Put<TKey>(Dictionary<TKey, List<StoryNode>> lists, TKey key, StoryNode node)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = new List<StoryNode>(1);
        list.Add(node);
    }
}
