using System.Buffers;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>Finds what stands between commas, dashes or brackets in the middle of a sentence, and where "but" parts it.</summary>
internal static class Insertions
{
    /// <summary>What parts one phrase from the next.</summary>
    public static readonly SearchValues<char> Punctuation = SearchValues.Create(",;:()–—");

    public static IReadOnlyList<Word> Mark(string text, IReadOnlyList<Word> words)
    {
        var ordered = words.Select((word, at) => (word, at)).OrderBy(pair => pair.word.Token.Span.Start).ToList();
        var marks = Marks(text, [.. ordered.Select(pair => pair.word)]);
        var marked = words.ToArray();
        var (insertion, segment) = (0, 0);
        var start = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            if (marks[i] == ';' || SmallWords.Parting.Contains(ordered[i].word.Form))
                segment++;
            if (i > 0 && marks[i] != '\0')
                start = i;
            var (at, end) = (ordered[i].at, Next(marks, i));
            if (start == i && start > 0 && end < ordered.Count && Inserts([.. ordered.Select(pair => pair.word)], start, end))
                insertion = start;
            else if (start == i)
                insertion = 0;
            marked[at] = marked[at] with { Insertion = insertion, Segment = segment, FollowsComma = marks[i] != '\0' };
        }
        return marked;
    }

    private static int Next(char[] marks, int after)
    {
        var next = after + 1;
        while (next < marks.Length && marks[next] == '\0')
            next++;
        return next;
    }

    /// <summary>Relative clauses, participles and what says of a name who or what it is; not the middle of a list.</summary>
    private static bool Inserts(List<Word> words, int first, int end) =>
        SmallWords.Relatives.Contains(words[first].Form)
        || words[first].Tag is PartOfSpeech.Verb or PartOfSpeech.Adposition
        || words[first - 1].Phrase >= 0 && !words[first - 1].IsDate && words[first].Phrase >= 0 && !words[first..end].Exists(word => word.IsVerb);

    /// <summary>The mark before each word; 0 for none.</summary>
    private static char[] Marks(string text, List<Word> words)
    {
        var marks = new char[words.Count];
        for (var i = 1; i < words.Count; i++)
        {
            var (from, to) = (words[i - 1].Token.Span.End, words[i].Token.Span.Start);
            var between = to > from ? text.AsSpan(from, to - from) : [];
            marks[i] = between.Contains(';') ? ';' : between.ContainsAny(Punctuation) || between.Contains(" - ", StringComparison.Ordinal) ? ',' : '\0';
        }
        return marks;
    }
}
