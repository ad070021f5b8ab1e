using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>
/// Groups articles by event as they come in. Which words are rare changes while articles come, so the whole is worked out
/// afresh each time their number has doubled (and sooner while they are few): that costs no more than adding them did, and makes the outcome depend little
/// on their order. Not thread-safe.
/// </summary>
public sealed class StoryGraph
{
    /// <summary>A larger group is not taken apart again for every article that comes to it.</summary>
    private const int MostRegrouped = 300;

    /// <summary>Up to here all is worked out afresh whenever a quarter has come to it: it costs little, and words are counted on few articles.</summary>
    private const int SmallStore = 500;

    private readonly StorySettings _settings;
    private readonly StoryVocabulary _vocabulary = new();
    private readonly StoryProfiler _profiler;
    private readonly Dictionary<ArticleId, StoryProfile> _profiles = [];
    private readonly Dictionary<ArticleId, StoryNode> _nodes = [];
    private CandidateIndex _candidates = new();
    private int _weighed;
    private int _added;

    public StoryGraph(StorySettings? settings = null)
    {
        _settings = settings ?? new StorySettings();
        _profiler = new StoryProfiler(_vocabulary);
    }

    public int Count => _profiles.Count;

    /// <summary>Groups of two and more, each in the order in which its articles were added.</summary>
    public IReadOnlyList<IReadOnlyList<ArticleId>> Groups =>
        [.. _nodes.Values.Select(node => node.Group).Where(group => group.Count > 1).Distinct()
            .Select(group => (IReadOnlyList<ArticleId>)[.. group.OrderBy(node => node.Profile.Number).Select(node => node.Profile.Id)])];

    public IReadOnlyList<NearDuplicate> NearDuplicates => [.. _nodes.Values.SelectMany(node => node.Copies).Distinct()];

    /// <summary>Takes an article in; an article that is there already is replaced.</summary>
    public void Add(ArticleId id, TextAnalysis analysis, PublicationDate? published)
    {
        Note(id, analysis, published);
        if (_profiles.Count >= _weighed + Math.Max(4, _weighed <= SmallStore ? _weighed / 4 : _weighed))
            Rebuild();
        else
            Link(_profiles[id], regroup: true);
    }

    public void Remove(ArticleId id)
    {
        if (!_profiles.Remove(id, out var profile))
            return;
        _vocabulary.Remove(profile);
        if (!_nodes.Remove(id, out var node))
            return;
        _candidates.Remove(node);
        node.Leave();
        StoryGroups.Regroup([.. node.Group.Where(other => other != node)], _settings.Threshold);
    }

    /// <summary>Takes an article in that is of no story before <see cref="Rebuild"/>: many at once cost less so than one by one.</summary>
    public void Note(ArticleId id, TextAnalysis analysis, PublicationDate? published)
    {
        Remove(id);
        var profile = _profiler.Read(_added++, id, analysis, published);
        _profiles[id] = profile;
        _vocabulary.Add(profile);
    }

    /// <summary>Weighs all terms anew, and finds all links and groups with that.</summary>
    public void Rebuild()
    {
        _weighed = _profiles.Count;
        _profiler.Forget();
        _candidates = new CandidateIndex();
        _nodes.Clear();
        foreach (var profile in _profiles.Values.OrderBy(profile => profile.Number))
            Link(profile, regroup: false);
        foreach (var component in StoryGroups.Components(_nodes.Values, _settings.Threshold))
            StoryGroups.Regroup(component, _settings.Threshold);
    }

    private void Link(StoryProfile profile, bool regroup)
    {
        profile.Weigh(_vocabulary);
        var node = new StoryNode(profile);
        foreach (var other in _candidates.Near(node, _settings))
            node.Connect(other, StoryLikeness.Of(profile, other.Profile, _settings));
        foreach (var copy in _candidates.Copies(node))
            node.NoteCopy(copy, _settings);
        _candidates.Add(node);
        _nodes[profile.Id] = node;
        if (regroup)
            Regroup(node);
    }

    private void Regroup(StoryNode node)
    {
        var near = node.Links.Where(link => link.Likeness >= _settings.Threshold).Select(link => link.Other.Group).Distinct().ToList();
        var members = near.SelectMany(group => group).Append(node).ToList();
        if (members.Count <= MostRegrouped)
            StoryGroups.Regroup(members, _settings.Threshold);
        else if (near.MaxBy(node.MeanLikeness) is { } best && node.MeanLikeness(best) >= _settings.Threshold)
            node.Join(best);
    }
}
