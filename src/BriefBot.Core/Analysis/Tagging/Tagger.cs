using System.Collections.Concurrent;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Tagging;

/// <summary>
/// Gives each word of a Dutch or English sentence its part of speech: an averaged perceptron (Collins, Discriminative
/// Training Methods for Hidden Markov Models, 2002), read from left to right. What a word adds to the scores, for itself
/// and for its neighbours, is summed once and kept. Thread-safe.
/// </summary>
internal sealed class Tagger
{
    private const int Capacity = 40_000;
    private const int Stride = PartsOfSpeech.Count;

    private static readonly Lazy<Tagger> Dutch = new(() => Load("nl"));
    private static readonly Lazy<Tagger> English = new(() => Load("en"));

    private readonly TaggerModel _model;
    private readonly WordClassLexicon _lexicon;
    private readonly Known _edge;
    private readonly int[][] _tagRows;
    private ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private int _count;

    public Tagger(TaggerModel model, WordClassLexicon lexicon)
    {
        (_model, _lexicon) = (model, lexicon);
        _edge = Describe("\u0002");
        _tagRows = [.. Enumerable.Range(0, (Stride + 1) * (Stride + 1)).Select(TagRow)];
    }

    /// <summary>The tagger of a language, or null for one that has none.</summary>
    public static Tagger? For(string language) => language switch
    {
        "nl" => Dutch.Value,
        "en" => English.Value,
        _ => null,
    };

    /// <summary>The tags of a sentence's words, as <see cref="WordReader"/> divides it.</summary>
    public void Tag(string text, ReadOnlySpan<TextSpan> words, Span<PartOfSpeech> tags)
    {
        var count = words.Length;
        var known = new Known[count + 4];
        known[0] = known[1] = known[count + 2] = known[count + 3] = _edge;
        for (var i = 0; i < count; i++)
            known[i + 2] = Get(words[i].In(text));
        var start = count > 0 && known[2].IsPunctuation ? 1 : 0;
        Span<int> scores = stackalloc int[Stride];
        var (before, twoBefore) = (Stride, Stride);
        for (var i = 0; i < count; i++)
        {
            var tag = Best(known.AsSpan(i, 5), i <= start, twoBefore, before, scores);
            tags[i] = (PartOfSpeech)tag;
            (twoBefore, before) = (before, tag);
        }
    }

    /// <summary>The tags of words that stand by themselves.</summary>
    public PartOfSpeech[] Tag(IReadOnlyList<string> words)
    {
        var text = string.Join(' ', words);
        var spans = new TextSpan[words.Count];
        var start = 0;
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = new TextSpan(start, start + words[i].Length);
            start = spans[i].End + 1;
        }
        var tags = new PartOfSpeech[spans.Length];
        Tag(text, spans, tags);
        return tags;
    }

    private int Best(ReadOnlySpan<Known> window, bool atStart, int twoBefore, int before, Span<int> scores)
    {
        var own = window[2];
        own.Row(WordFeatures.Own).CopyTo(scores);
        if (atStart)
            Sum(scores, own.Row(WordFeatures.AtStart));
        Sum(scores, window[0].Row(WordFeatures.TwoBefore));
        Sum(scores, window[1].Row(WordFeatures.Before));
        Sum(scores, window[3].Row(WordFeatures.After));
        Sum(scores, window[4].Row(WordFeatures.TwoAfter));
        Sum(scores, _tagRows[twoBefore * (Stride + 1) + before]);
        _model.AddTo(WordFeatures.Pair(true, window[1].Classes, own.Classes), scores);
        _model.AddTo(WordFeatures.Pair(false, window[3].Classes, own.Classes), scores);
        _model.AddTo(WordFeatures.TagAndWord(before, own.Identity), scores);
        var best = 0;
        for (var tag = 1; tag < Stride; tag++)
        {
            if (scores[tag] > scores[best])
                best = tag;
        }
        return best;
    }

    private static void Sum(Span<int> scores, ReadOnlySpan<int> row)
    {
        for (var tag = 0; tag < Stride; tag++)
            scores[tag] += row[tag];
    }

    private int[] TagRow(int index)
    {
        var row = new int[Stride];
        _model.AddTo(WordFeatures.Tag(index % (Stride + 1)), row);
        _model.AddTo(WordFeatures.Tags(index / (Stride + 1), index % (Stride + 1)), row);
        return row;
    }

    private Known Get(ReadOnlySpan<char> word)
    {
        var all = _known;
        if (all.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known))
            return known;
        known = Describe(word);
        if (word.Length <= 40 && all.TryAdd(word.ToString(), known) && Interlocked.Increment(ref _count) > Capacity)
        {
            Interlocked.Exchange(ref _count, 0);
            _known = new(StringComparer.Ordinal);
        }
        return known;
    }

    private Known Describe(ReadOnlySpan<char> word)
    {
        var lower = word.ToString().ToLowerInvariant();
        var classes = _lexicon.Of(lower);
        var rows = new int[WordFeatures.SlotCount * Stride];
        var features = new List<uint>();
        for (var slot = 0; slot < WordFeatures.SlotCount; slot++)
        {
            features.Clear();
            WordFeatures.Collect(slot, word, lower, classes, features);
            foreach (var feature in features)
                _model.AddTo(feature, rows.AsSpan(slot * Stride, Stride));
        }
        return new Known(rows, classes, WordFeatures.Identity(WordFeatures.Own, lower), !word.ContainsAnyLetterOrDigit());
    }

    private static Tagger Load(string language)
    {
        using var stream = typeof(Tagger).Assembly.GetManifestResourceStream($"tagger.{language}.bin")
            ?? throw new InvalidOperationException($"The tagger's weights for {language} are not in the assembly.");
        return new Tagger(TaggerModel.Read(stream), WordClassLexicon.For(language));
    }

    private sealed record Known(int[] Rows, WordClasses Classes, uint Identity, bool IsPunctuation)
    {
        public ReadOnlySpan<int> Row(int slot) => Rows.AsSpan(slot * Stride, Stride);
    }
}
