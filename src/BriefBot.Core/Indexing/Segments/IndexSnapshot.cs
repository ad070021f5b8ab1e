using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>All that can be found at one moment. Immutable: who reads it is not disturbed by what comes in meanwhile.</summary>
/// <param name="Segments">In the order of their articles' changes.</param>
/// <param name="Change">The last change that is taken into account.</param>
internal sealed record IndexSnapshot(IReadOnlyList<LiveSegment> Segments, long Change)
{
    public static IndexSnapshot Empty { get; } = new([], 0);

    public IndexTotals Totals { get; } = Segments.Aggregate(default(IndexTotals), (sum, segment) => sum + segment.Totals);

    private readonly Lazy<ArticleCounts> _counts = new(() => ArticleCounts.Of(Segments));

    /// <summary>How many articles of which sources each collection holds.</summary>
    public ArticleCounts Counts => _counts.Value;

    /// <summary>An article as hits hold it; null when it is not there.</summary>
    public (LiveSegment Segment, int Slot)? Find(ArticleId id)
    {
        for (var i = Segments.Count - 1; i >= 0; i--)
        {
            if (Segments[i].Columns.FindSlot(id) is { } slot && Segments[i].IsLive(slot))
                return (Segments[i], slot);
        }
        return null;
    }

    /// <summary>In the order of their changes.</summary>
    public IEnumerable<IndexedArticle> Articles => Segments.SelectMany(segment => segment.Articles);

    /// <summary>In how many sentences and titles of these collections a term stands, counted up to <paramref name="most"/>.</summary>
    public int CountVisible(int term, IReadOnlySet<string>? collections, int most) => Segments
        .SelectMany(segment => SlotsOf(segment, new PostingList().Read(segment.Segment, term))
            .Where(slot => segment.IsLive(slot) && (collections?.Contains(segment.Columns.Articles[slot].Collection) ?? true)))
        .Take(most).Count();

    /// <summary>Where any of a term's alternatives stands, by article: what the best of them is worth there.</summary>
    /// <param name="alternatives">Numbers of terms with their weights.</param>
    public TermPlaces PlacesOf(IEnumerable<(int Term, float Weight)> alternatives)
    {
        var places = new TermPlaces();
        foreach (var (term, weight) in alternatives)
        {
            foreach (var segment in Segments)
                AddPlaces(places, segment, new PostingList().Read(segment.Segment, term), weight);
        }
        return places;
    }

    private static void AddPlaces(TermPlaces places, LiveSegment segment, PostingList list, float weight)
    {
        var columns = segment.Columns;
        foreach (var slot in list.Titles.Where(segment.IsLive))
            places.AddTitle(columns.Articles[slot].Id, weight);
        foreach (var (sentence, _) in list.Sentences)
        {
            var slot = columns.SlotOf(sentence);
            if (segment.IsLive(slot))
                places.AddSentence(columns.Articles[slot].Id, sentence - columns.ArticleStart[slot], weight);
        }
    }

    private static IEnumerable<int> SlotsOf(LiveSegment segment, PostingList list) => list.Sentences
        .Where(entry => entry.Count > 0).Select(entry => segment.Columns.SlotOf(entry.Sentence)).Concat(list.Titles);
}
