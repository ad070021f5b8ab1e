using System.Buffers;
using System.Numerics;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// In how many of the sentences that an asker may see a term of a query is written, in whatever words. Sentences with two of
/// its words count once: marked one by one where the words are few, and taken to be as many as chance would have where they
/// are so common that the difference to a term's rarity is below a hundredth.
/// </summary>
internal sealed class SentenceCounts(IReadOnlyList<SegmentQuery> segments, int sentences)
{
    /// <summary>So many are counted one by one.</summary>
    private const int MostMarked = 32_768;

    /// <param name="alternatives">How many of the term's, from its first.</param>
    public int Of(int group, int alternatives)
    {
        var counts = new int[alternatives];
        for (var place = 0; place < alternatives; place++)
            counts[place] = segments.Sum(segment => Count(segment, group, place));
        if (counts.Count(count => count > 0) <= 1)
            return counts.Sum();
        return counts.Sum(count => (long)count) <= MostMarked
            ? segments.Sum(segment => Marked(segment, group, 0, alternatives))
            : (int)(sentences * (1 - counts.Aggregate(1.0, (without, count) => without * (1 - count / (double)sentences))));
    }

    private static int Count(SegmentQuery segment, int group, int place)
    {
        foreach (ref readonly var word in segment.WordsOf(group))
        {
            if (word.Place == place)
                return segment.Visible.AreAll ? word.Postings.Sentences : Marked(segment, group, place, place + 1);
        }
        return 0;
    }

    private static int Marked(SegmentQuery segment, int group, int firstPlace, int end)
    {
        var size = segment.Columns.SentenceLength.Length / 64 + 1;
        var marks = ArrayPool<ulong>.Shared.Rent(size);
        marks.AsSpan(0, size).Clear();
        foreach (ref readonly var word in segment.WordsOf(group))
        {
            if (word.Place >= firstPlace && word.Place < end)
                Mark(segment, word, marks);
        }
        var count = Living(segment, marks.AsSpan(0, size));
        ArrayPool<ulong>.Shared.Return(marks);
        return count;
    }

    private static void Mark(SegmentQuery segment, in QueryWord word, ulong[] marks)
    {
        var bytes = segment.Segment.Postings.Span;
        for (var chunks = new ChunkReader(bytes, word.Postings.Chunks); !chunks.IsAtEnd;)
        {
            var chunk = new Chunk(bytes, chunks.At);
            var start = segment.Columns.WindowStart(chunks.Window);
            for (var entries = chunk.Read(bytes); entries.MoveNext() && segment.Visible.HoldsAnyOf(chunks.Window);)
            {
                if (entries.Count > 0)
                    marks[start + entries.Sentence >> 6] |= 1UL << (start + entries.Sentence & 63);
            }
            chunks.MoveTo(bytes, chunk.End);
        }
    }

    private static int Living(SegmentQuery segment, Span<ulong> marks)
    {
        var columns = segment.Columns;
        for (var slot = 0; slot < columns.Articles.Length && !segment.Visible.AreAll; slot++)
        {
            if (!segment.Visible.Holds(slot))
                Clear(marks, columns.ArticleStart[slot], columns.ArticleStart[slot + 1]);
        }
        var count = 0;
        foreach (var word in marks)
            count += BitOperations.PopCount(word);
        return count;
    }

    private static void Clear(Span<ulong> marks, int from, int end)
    {
        for (var i = from; i < end;)
        {
            var next = Math.Min(end, (i | 63) + 1);
            marks[i >> 6] &= ~(ulong.MaxValue >> (64 - (next - i)) << (i & 63));
            i = next;
        }
    }
}
