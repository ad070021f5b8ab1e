using System.Buffers;
using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>Cuts a sentence into phrases: noun chunks and verb groups with what stands between; names, dates and sums stay whole.</summary>
internal static class PhraseReader
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create(";:()“”\"„«»—–|•…");

    private static readonly FrozenSet<string> Relatives = Set("who which that die dat wie");

    private static readonly FrozenSet<string> Subordinators = Set(
        "that because although though while whereas if unless whether after before since until when where as once so"
        + " dat omdat doordat hoewel terwijl indien mits tenzij nadat voordat sinds zodat toen wanneer waar als zoals of om");

    public static List<Phrase> Read(string text, TextAnalysis analysis, Sentence sentence)
    {
        var (tokens, end) = (analysis.Tokens, sentence.FirstToken + sentence.TokenCount);
        var tags = analysis.Tags.Skip(sentence.FirstToken).Take(sentence.TokenCount).ToArray();
        foreach (var mention in Within(analysis.Mentions, sentence.Span, mention => mention.Span))
            tags.AsSpan(mention.FirstToken - sentence.FirstToken, mention.TokenCount).Fill(PartOfSpeech.ProperNoun);
        var whole = Whole(analysis, sentence);
        var phrases = new List<Phrase>();
        for (var at = sentence.FirstToken; at < end;)
        {
            if (at > sentence.FirstToken)
                AddMark(text.AsSpan()[tokens[at - 1].Span.End..tokens[at].Span.Start], at, phrases);
            if (whole.TryGetValue(at, out var found))
            {
                phrases.Add(found);
                at = found.End;
                continue;
            }
            var stop = at + 1;
            while (stop < end && !whole.ContainsKey(stop) && IsJoined(text, tokens[stop - 1].Span, tokens[stop].Span))
                stop++;
            AddPhrases(tokens, tags, sentence.FirstToken, at, stop, phrases);
            at = stop;
        }
        return phrases;
    }

    /// <summary>The items of a list in text order that lie within a span.</summary>
    public static IEnumerable<T> Within<T>(IReadOnlyList<T> items, TextSpan span, Func<T, TextSpan> spanOf)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spanOf(items[middle]).Start < span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        for (var i = low; i < items.Count && spanOf(items[i]).Start < span.End; i++)
        {
            if (span.Contains(spanOf(items[i])))
                yield return items[i];
        }
    }

    private static Dictionary<int, Phrase> Whole(TextAnalysis analysis, Sentence sentence)
    {
        var whole = new Dictionary<int, Phrase>();
        foreach (var date in Within(analysis.Dates, sentence.Span, date => date.Span))
            Add(PhraseKind.Date, date.Span);
        foreach (var quantity in Within(analysis.Quantities, sentence.Span, quantity => quantity.Span))
        {
            if (quantity.Kind is QuantityKind.Money or QuantityKind.Percent or QuantityKind.Measure)
                Add(PhraseKind.Quantity, quantity.Span);
        }
        return whole;

        void Add(PhraseKind kind, TextSpan span)
        {
            var first = -1;
            var end = sentence.FirstToken;
            for (var i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
            {
                if (!span.Overlaps(analysis.Tokens[i].Span))
                    continue;
                first = first < 0 ? i : first;
                end = i + 1;
            }
            if (first >= 0 && whole.Values.All(other => other.End <= first || other.First >= end))
                whole[first] = new Phrase(kind, first, end);
        }
    }

    private static void AddMark(ReadOnlySpan<char> gap, int at, List<Phrase> phrases)
    {
        if (gap.ContainsAny(Breaks) || gap.Contains(" - ", StringComparison.Ordinal))
            phrases.Add(new Phrase(PhraseKind.Break, at, at));
        else if (gap.Contains(','))
            phrases.Add(new Phrase(PhraseKind.Comma, at, at));
    }

    private static bool IsJoined(string text, TextSpan left, TextSpan right)
    {
        var gap = text.AsSpan()[left.End..right.Start];
        return !gap.Contains(',') && !gap.ContainsAny(Breaks) && !gap.Contains(" - ", StringComparison.Ordinal);
    }

    private static void AddPhrases(
        IReadOnlyList<Token> tokens, PartOfSpeech[] tags, int sentence, int from, int end, List<Phrase> phrases)
    {
        var chunks = new List<Chunk>();
        ChunkFinder.AddChunks(tags, from - sentence, end - sentence, chunks);
        var at = from;
        foreach (var chunk in chunks)
        {
            var first = chunk.FirstToken + sentence;
            for (; at < first; at++)
                phrases.Add(new Phrase(Between(tokens[at].Form, tags[at - sentence]), at, at + 1));
            at = first + chunk.TokenCount;
            if (chunk.Kind == ChunkKind.Noun && tags[chunk.FirstToken] == PartOfSpeech.Pronoun && Relatives.Contains(tokens[first].Form))
            {
                phrases.Add(new Phrase(PhraseKind.Relative, first, first + 1));
                first++;
            }
            while (first < at && tokens[first].Form is "although" or "though" or "because" or "while" or "hoewel" or "omdat" or "terwijl")
            {
                phrases.Add(new Phrase(PhraseKind.Subordinator, first, first + 1));
                first++;
            }
            if (first < at)
                phrases.Add(new Phrase(chunk.Kind == ChunkKind.Verb ? PhraseKind.Verb : PhraseKind.Noun, first, at));
        }
        for (; at < end; at++)
            phrases.Add(new Phrase(Between(tokens[at].Form, tags[at - sentence]), at, at + 1));
    }

    private static PhraseKind Between(string form, PartOfSpeech tag) => tag switch
    {
        PartOfSpeech.Subordinator => PhraseKind.Subordinator,
        PartOfSpeech.Conjunction => PhraseKind.Conjunction,
        PartOfSpeech.Adposition => PhraseKind.Preposition,
        _ => form is "who" or "which" or "die" ? PhraseKind.Relative
            : Subordinators.Contains(form) ? PhraseKind.Subordinator
            : PhraseKind.Other,
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
