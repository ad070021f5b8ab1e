namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// Noun chunks and verb groups by their tags, after the base phrases of Tjong Kim Sang and Buchholz (Introduction to the
/// CoNLL-2000 Shared Task, 2000): worked out when needed, since the tags are stored.
/// </summary>
public static class ChunkFinder
{
    /// <summary>The chunks of one sentence, in order; none where the text was not tagged.</summary>
    public static IReadOnlyList<Chunk> Find(string text, TextAnalysis analysis, int sentence)
    {
        var (tokens, tags) = (analysis.Tokens, analysis.Tags);
        var chunks = new List<Chunk>();
        if (tags.Count != tokens.Count)
            return chunks;
        var end = analysis.Sentences[sentence].FirstToken + analysis.Sentences[sentence].TokenCount;
        for (var at = analysis.Sentences[sentence].FirstToken; at < end;)
        {
            var stop = at + 1;
            while (stop < end && IsJoined(text, tokens[stop - 1], tokens[stop]))
                stop++;
            AddChunks(tags, at, stop, chunks);
            at = stop;
        }
        return chunks;
    }

    /// <summary>Adds the chunks of some tokens between which nothing but spaces stands.</summary>
    internal static void AddChunks(IReadOnlyList<PartOfSpeech> tags, int from, int end, List<Chunk> chunks)
    {
        for (var at = from; at < end;)
        {
            var count = VerbGroup(tags, at, end);
            var kind = ChunkKind.Verb;
            if (count == 0)
                (count, kind) = (NounChunk(tags, at, end), ChunkKind.Noun);
            if (count > 0)
                chunks.Add(new Chunk(kind, at, count));
            at += Math.Max(1, count);
        }
    }

    /// <summary>Determiners and numerals, adjectives and participles, then the nouns; a determiner after a noun begins anew.</summary>
    private static int NounChunk(IReadOnlyList<PartOfSpeech> tags, int at, int end)
    {
        var (last, named) = (at - 1, false);
        for (var i = at; i < end; i++)
        {
            if (tags[i] is PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Symbol || tags[i] is PartOfSpeech.Numeral && i > at)
            {
                (last, named) = (i, true);
                continue;
            }
            if (tags[i] is PartOfSpeech.Pronoun && !named)
            {
                last = i;
                continue;
            }
            var opens = tags[i] is PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Numeral
                || tags[i] is PartOfSpeech.Adverb or PartOfSpeech.Verb && i > at && i + 1 < end && IsOfNoun(tags[i + 1]) && tags[i - 1] is PartOfSpeech.Determiner;
            if (named || !opens)
                break;
        }
        return last - at + 1;
    }

    private static bool IsOfNoun(PartOfSpeech tag) => tag is PartOfSpeech.Noun or PartOfSpeech.Adjective or PartOfSpeech.ProperNoun;

    /// <summary>Verbs and auxiliaries; adverbs, "not", "to" and "te" between them belong, behind them not.</summary>
    private static int VerbGroup(IReadOnlyList<PartOfSpeech> tags, int at, int end)
    {
        if (tags[at] is not (PartOfSpeech.Verb or PartOfSpeech.Auxiliary))
            return 0;
        var last = at;
        for (var i = at + 1; i < end; i++)
        {
            if (tags[i] is PartOfSpeech.Verb or PartOfSpeech.Auxiliary)
                last = i;
            else if (tags[i] is not (PartOfSpeech.Adverb or PartOfSpeech.Particle))
                break;
        }
        return last - at + 1;
    }

    /// <summary>Nothing but white space or a hyphen stands between.</summary>
    private static bool IsJoined(string text, Token left, Token right)
    {
        var gap = text.AsSpan()[left.Span.End..right.Span.Start];
        return gap.IsWhiteSpace() || gap is "-" or "‑";
    }
}
