using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One search: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over sentence, paragraph
/// and title, term at a time. Alternatives of a term are merged before saturation, as if they were one word.
/// </summary>
internal sealed class PassageSearch
{
    private const float K1 = 1.2f;
    private const float SentenceB = 0.5f;
    private const float ParagraphB = 0.6f;
    private const float TitleB = 0.5f;
    private const float ParagraphWeight = 0.6f;
    private const float TitleWeight = 0.3f;

    /// <summary>What an article of the last days gains over one of the same words from long ago, in units of BM25.</summary>
    private const float RecencyWeight = 1.5f;
    private const double RecencyDays = 9;

    private readonly PassagePostings _postings;
    private readonly PassageQuery _query;
    private readonly Dictionary<int, TermMatch[]> _matches = [];
    private readonly Dictionary<int, float> _sentences = [];
    private readonly Dictionary<int, float> _paragraphs = [];
    private readonly Dictionary<int, float> _titles = [];

    public PassageSearch(PassagePostings postings, PassageQuery query)
    {
        _postings = postings;
        _query = query;
    }

    public PassageHits Run()
    {
        var idf = new float[_query.Terms.Count];
        for (var i = 0; i < idf.Length; i++)
            idf[i] = ScoreTerm(i);
        return new PassageHits(Best(), idf, _matches);
    }

    /// <summary>Adds one term's part to every sentence, paragraph and title that it touches.</summary>
    private float ScoreTerm(int index)
    {
        var inSentences = new Dictionary<int, float>();
        var inTitles = new Dictionary<int, float>();
        foreach (var (term, weight) in _query.Terms[index].Alternatives)
        {
            if (!_postings.TryGetTerm(term, out var number))
                continue;
            _matches[number] = [.. _matches.GetValueOrDefault(number, []), new TermMatch(index, weight)];
            var list = _postings.Postings(number);
            foreach (var (sentence, count) in list.Sentences)
            {
                if (IsVisible(_postings.SentenceArticle[sentence]))
                    inSentences[sentence] = inSentences.GetValueOrDefault(sentence) + weight * count;
            }
            foreach (var slot in list.Titles)
            {
                if (IsVisible(slot))
                    inTitles[slot] = inTitles.GetValueOrDefault(slot) + weight;
            }
        }

        var idf = Idf(inSentences.Count, _postings.LiveSentences);
        var inParagraphs = new Dictionary<int, float>();
        foreach (var (sentence, frequency) in inSentences)
        {
            var paragraph = _postings.SentenceParagraph[sentence];
            inParagraphs[paragraph] = inParagraphs.GetValueOrDefault(paragraph) + frequency;
            Add(_sentences, sentence, idf, frequency, SentenceB, _postings.SentenceLength[sentence], _postings.AverageSentenceLength);
        }
        foreach (var (paragraph, frequency) in inParagraphs)
            Add(_paragraphs, paragraph, idf, frequency, ParagraphB, _postings.ParagraphLength[paragraph], _postings.AverageParagraphLength);
        foreach (var (slot, frequency) in inTitles)
            Add(_titles, slot, idf, frequency, TitleB, _postings.Articles[slot]!.TitleTerms.Length, _postings.AverageTitleLength);
        return idf;
    }

    private static float Idf(int containing, int all) => MathF.Log(1 + (all - containing + 0.5f) / (containing + 0.5f));

    private static void Add(
        Dictionary<int, float> scores, int key, float idf, float frequency, float b, int length, float averageLength)
    {
        var saturated = frequency * (K1 + 1) / (frequency + K1 * (1 - b + b * length / averageLength));
        scores[key] = scores.GetValueOrDefault(key) + idf * saturated;
    }

    private bool IsVisible(int slot) =>
        _postings.Articles[slot] is { } article && (_query.Collections?.Contains(article.Collection) ?? true);

    private List<PassageHit> Best()
    {
        var best = new PriorityQueue<PassageHit, (float, int)>();
        foreach (var (paragraph, paragraphScore) in _paragraphs)
        {
            var first = _postings.ParagraphStart[paragraph];
            var slot = _postings.SentenceArticle[first];
            var article = _postings.Articles[slot]!;
            var shared = ParagraphWeight * paragraphScore + TitleWeight * _titles.GetValueOrDefault(slot) + Recency(article);
            for (var number = first; number < _postings.SentenceArticle.Count && _postings.SentenceParagraph[number] == paragraph; number++)
            {
                var own = _sentences.GetValueOrDefault(number);
                var hit = new PassageHit(article, number - _postings.ArticleStart[slot], own + shared, own);
                // Of equals the one that came in first wins, so that a result does not depend on the order of hashing.
                best.Enqueue(hit, (hit.Score, -number));
                if (best.Count > _query.Limit)
                    best.Dequeue();
            }
        }
        var hits = new List<PassageHit>(best.Count);
        while (best.TryDequeue(out var hit, out _))
            hits.Add(hit);
        hits.Reverse();
        return hits;
    }

    private float Recency(IndexedArticle article)
    {
        if (article.Published is not { Precision: DatePrecision.Day or DatePrecision.Instant } published)
            return 0;
        var days = (_query.Asked - published.Earliest).TotalDays;
        return days is >= -1 and <= RecencyDays ? RecencyWeight : 0;
    }
}
