using BriefBot.Core.Articles;
using BriefBot.Core.Indexing.Disk;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>All that an index holds. One writer at a time.</summary>
internal sealed class IndexContents : IDisposable
{
    private readonly UnpackedArticles _unpacked;

    /// <param name="journal">Null when nobody keeps it.</param>
    public IndexContents(OpenedIndex opened, IndexJournal? journal, SegmentSizes sizes, IndexKeeper? keeper, UnpackedArticles unpacked)
    {
        (Vocabulary, Names, _unpacked) = (opened.Vocabulary, opened.Names, unpacked);
        (Vocabulary.Journal, Names.Journal) = (journal, journal);
        Segments = new SegmentSet(opened.Snapshot, sizes, keeper);
    }

    public Vocabulary Vocabulary { get; }

    public FactNames Names { get; }

    public SegmentSet Segments { get; }

    public IndexSnapshot Current => Segments.Current;

    public void Apply(ArticleChange change)
    {
        Segments.Remove(change.Id);
        if (change.Analysis is not { } analysis)
            return;
        var article = new IndexedArticle(change, analysis, Vocabulary, _unpacked);
        Segments.Add(article, FactIndex.NamesOf(change.Facts, Names));
    }

    /// <summary>Whether what a change says is what is there already.</summary>
    public bool Holds(ArticleChange change)
    {
        var found = Find(change.Id);
        return change.Analysis is not { } analysis
            ? found is null
            : found is not null && found.Change == change.Sequence && found.Revision == change.Revision
                && found.Packed.HoldsTheSameAs(new IndexedArticle(change, analysis, Vocabulary, _unpacked).Packed);
    }

    public IndexedArticle? Find(ArticleId id) => Current.Find(id) is var (segment, slot) ? segment.Columns.Articles[slot] : null;

    /// <summary>The articles that came after a change.</summary>
    public IEnumerable<ArticleId> After(long change)
    {
        foreach (var segment in Current.Segments.Reverse())
        {
            for (var slot = segment.Columns.Articles.Length - 1; slot >= 0; slot--)
            {
                if (segment.Columns.Articles[slot].Change <= change)
                    yield break;
                if (segment.IsLive(slot))
                    yield return segment.Columns.Articles[slot].Id;
            }
        }
    }

    public void Dispose() => Segments.Dispose();
}
