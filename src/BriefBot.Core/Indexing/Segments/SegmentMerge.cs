namespace BriefBot.Core.Indexing.Segments;

/// <summary>Makes one segment of several that follow each other, without the articles that were taken out.</summary>
internal sealed class SegmentMerge
{
    private readonly IReadOnlyList<LiveSegment> _parts;
    private readonly SegmentLayout _layout = new();

    /// <summary>For each part the new numbers of its sentences; -1 for what is left out.</summary>
    private readonly int[][] _sentences;

    public SegmentMerge(IReadOnlyList<LiveSegment> parts)
    {
        _parts = parts;
        Slots = [.. parts.Select(part => new int[part.Columns.Articles.Length])];
        _sentences = [.. parts.Select(part => new int[part.Columns.SentenceLength.Length])];
        for (var i = 0; i < parts.Count; i++)
            Number(parts[i], Slots[i], _sentences[i]);
    }

    /// <summary>For each part the new slots of its articles; -1 for those left out.</summary>
    public int[][] Slots { get; }

    public Segment Run(CancellationToken cancellationToken)
    {
        var writer = new SegmentWriter(_layout);
        var next = new int[_parts.Count];
        var (from, into) = (new PostingList(), new PostingList());
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var term = int.MaxValue;
            for (var i = 0; i < next.Length; i++)
                term = Math.Min(term, Term(i, next[i]));
            if (term == int.MaxValue)
                return writer.Close(MergeFacts());
            into.Clear();
            for (var i = 0; i < next.Length; i++)
            {
                if (Term(i, next[i]) != term)
                    continue;
                next[i]++;
                from.Clear();
                Copy(from.Read(_parts[i].Segment, term), Slots[i], _sentences[i], into);
            }
            writer.Add(term, into);
        }
    }

    private FactPostings MergeFacts()
    {
        var facts = new FactPostings.Builder();
        for (var i = 0; i < _parts.Count; i++)
            _parts[i].Segment.Facts.CopyTo(facts, Slots[i]);
        return facts.Build();
    }

    private int Term(int part, int at) => at < _parts[part].Segment.Terms.Length ? _parts[part].Segment.Terms[at] : int.MaxValue;

    private static void Copy(PostingList from, int[] slots, int[] sentences, PostingList into)
    {
        foreach (var slot in from.Titles)
        {
            if (slots[slot] >= 0)
                into.Titles.Add(slots[slot]);
        }
        foreach (var (sentence, count) in from.Sentences)
        {
            if (sentences[sentence] >= 0)
                into.Sentences.Add((sentences[sentence], count));
        }
    }

    private void Number(LiveSegment part, int[] slots, int[] sentences)
    {
        var columns = part.Columns;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var isLive = part.IsLive(slot);
            slots[slot] = isLive ? _layout.StartArticle(columns.Articles[slot], columns.TitleLength[slot]) : -1;
            for (var i = columns.ArticleStart[slot]; i < columns.ArticleStart[slot + 1]; i++)
            {
                sentences[i] = isLive ? _layout.Sentences : -1;
                if (isLive)
                    _layout.AddSentence(columns.SentenceLength[i], columns.StartsParagraph(i));
            }
        }
    }
}
