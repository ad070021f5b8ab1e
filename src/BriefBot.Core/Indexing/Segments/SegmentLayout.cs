using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>
/// Numbers the articles, paragraphs and sentences of a segment to be. A window is a run of whole articles of some dozens
/// of sentences: the piece that a search looks at or passes over as one.
/// </summary>
internal sealed class SegmentLayout
{
    /// <summary>Large enough that the bounds stored for each cost less than the postings, small enough that they tell windows apart.</summary>
    private const int WindowSentences = 64;

    private readonly List<IndexedArticle> _articles = [];
    private readonly List<int> _articleStart = [];
    private readonly List<IndexedArticle> _kinds = [];
    private readonly List<int> _kindOf = [];
    private readonly Dictionary<(string Collection, string Language, string Sources), int> _kindNumbers = [];
    private readonly List<int> _titleLength = [];
    private readonly List<int> _windowArticle = [];
    private readonly List<ushort> _sentenceLength = [];
    private readonly List<int> _sentenceParagraph = [];
    private readonly List<int> _paragraphLength = [];
    private readonly List<DateTimeOffset> _windowLatest = [];
    private int _windowStart = -WindowSentences;
    private long _tokens;
    private long _titleTokens;

    public int Sentences => _sentenceLength.Count;

    /// <returns>The article's slot.</returns>
    public int StartArticle(IndexedArticle article, int titleLength)
    {
        if (Sentences - _windowStart >= WindowSentences)
        {
            _windowStart = Sentences;
            _windowArticle.Add(_articles.Count);
            _windowLatest.Add(DateTimeOffset.MinValue);
        }
        if (article.Published is { Precision: >= DatePrecision.Day } day && day.Earliest > _windowLatest[^1])
            _windowLatest[^1] = day.Earliest;
        _articles.Add(article);
        _articleStart.Add(Sentences);
        _kindOf.Add(KindOf(article));
        _titleLength.Add(titleLength);
        _titleTokens += titleLength;
        return _articles.Count - 1;
    }

    /// <param name="length">In indexed tokens.</param>
    public void AddSentence(int length, bool startsParagraph)
    {
        if (startsParagraph)
            _paragraphLength.Add(0);
        _sentenceLength.Add(checked((ushort)length));
        _sentenceParagraph.Add(_paragraphLength.Count - 1);
        _paragraphLength[^1] += length;
        _tokens += length;
    }

    public SegmentColumns Close()
    {
        var starts = new ulong[Sentences / 64 + 1];
        for (var i = 0; i < Sentences; i++)
        {
            if (i == 0 || _sentenceParagraph[i] != _sentenceParagraph[i - 1])
                starts[i / 64] |= 1UL << (i % 64);
        }
        var (keys, slots) = (_articles.Select(article => article.Id.Key).ToArray(), Enumerable.Range(0, _articles.Count).ToArray());
        Array.Sort(keys, slots);
        return new SegmentColumns
        {
            Articles = new ArticleTable([.. _articles]),
            IdKeys = keys,
            IdSlots = slots,
            Kinds = [.. _kinds],
            KindOf = [.. _kindOf],
            ArticleStart = [.. _articleStart, Sentences],
            TitleLength = [.. _titleLength],
            WindowArticle = [.. _windowArticle, _articles.Count],
            WindowLatest = [.. _windowLatest],
            SentenceLength = [.. _sentenceLength],
            ParagraphStarts = starts,
            Totals = new IndexTotals(_articles.Count, Sentences, _paragraphLength.Count, _tokens, _titleTokens),
        };
    }

    private int KindOf(IndexedArticle article)
    {
        var key = (article.Collection, article.Language, string.Join('/', article.SourceNames));
        if (_kindNumbers.TryGetValue(key, out var number))
            return number;
        _kinds.Add(article);
        return _kindNumbers[key] = _kinds.Count - 1;
    }

    /// <summary>For each sentence its paragraph, and for each paragraph its length.</summary>
    public (int[] ParagraphOf, int[] Length) Paragraphs() => ([.. _sentenceParagraph], [.. _paragraphLength]);
}
