using System.Numerics;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>What a segment knows of its articles and sentences by their numbers.</summary>
internal sealed class SegmentColumns
{
    /// <summary>By slot, in the order of their changes.</summary>
    public required ArticleTable Articles { get; init; }

    /// <summary>One article of each collection, language and source.</summary>
    public required IndexedArticle[] Kinds { get; init; }

    /// <summary>For each slot the place in <see cref="Kinds"/> of one like it.</summary>
    public required int[] KindOf { get; init; }

    /// <summary>The slots' <see cref="ArticleId.Key"/>s, ascending.</summary>
    public required ulong[] IdKeys { get; init; }

    /// <summary>Which slot each of <see cref="IdKeys"/> is of.</summary>
    public required int[] IdSlots { get; init; }

    /// <summary>For each slot the number of the article's first sentence; one more for the end.</summary>
    public required int[] ArticleStart { get; init; }

    /// <summary>For each slot how many indexed tokens the title holds.</summary>
    public required int[] TitleLength { get; init; }

    /// <summary>For each window its first slot; one more for the end.</summary>
    public required int[] WindowArticle { get; init; }

    /// <summary>For each window when the newest of its articles was published whose day is known; the first day of all for none.</summary>
    public required DateTimeOffset[] WindowLatest { get; init; }

    /// <summary>For each sentence how many indexed tokens it holds.</summary>
    public required ushort[] SentenceLength { get; init; }

    /// <summary>One bit a sentence: the first of its paragraph.</summary>
    public required ulong[] ParagraphStarts { get; init; }

    /// <summary>Of all articles, whether taken out since or not.</summary>
    public required IndexTotals Totals { get; init; }

    public long Bytes => (24L + ArticleRecord.Size) * Articles.Length + 12L * WindowArticle.Length + 2L * SentenceLength.Length + 8L * ParagraphStarts.Length;

    public int WindowCount => WindowArticle.Length - 1;

    public bool StartsParagraph(int sentence) => (ParagraphStarts[sentence >> 6] >> (sentence & 63) & 1) != 0;

    /// <summary>The first sentence of a sentence's paragraph.</summary>
    public int ParagraphStart(int sentence)
    {
        var at = sentence >> 6;
        var starts = ParagraphStarts[at] & ulong.MaxValue >> (63 - (sentence & 63));
        while (starts == 0)
            starts = ParagraphStarts[--at];
        return at * 64 + BitOperations.Log2(starts);
    }

    /// <summary>Behind the last sentence of the paragraph that begins with this one.</summary>
    public int ParagraphEnd(int first)
    {
        var next = first + 1;
        while (next < SentenceLength.Length && !StartsParagraph(next))
            next++;
        return next;
    }

    public int WindowStart(int window) => ArticleStart[WindowArticle[window]];

    public int WindowOf(int slot) => At(WindowArticle, slot);

    public int SlotOf(int sentence) => At(ArticleStart, sentence);

    /// <summary>Null when the article is not among them.</summary>
    public int? FindSlot(ArticleId id)
    {
        var at = Array.BinarySearch(IdKeys, id.Key);
        return at >= 0 && Articles[IdSlots[at]].Id == id ? IdSlots[at] : null;
    }

    public IndexTotals TotalsOf(int slot)
    {
        var (paragraphs, tokens) = (0, 0L);
        for (var i = ArticleStart[slot]; i < ArticleStart[slot + 1]; i++)
        {
            paragraphs += StartsParagraph(i) ? 1 : 0;
            tokens += SentenceLength[i];
        }
        return new IndexTotals(1, ArticleStart[slot + 1] - ArticleStart[slot], paragraphs, tokens, TitleLength[slot]);
    }

    /// <summary>The last place whose value is not above this one. Of several alike (articles without a sentence) the last.</summary>
    private static int At(int[] starts, int value)
    {
        var (low, high) = (0, starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = starts[middle] <= value ? (middle + 1, high) : (low, middle);
        }
        return low - 1;
    }
}
