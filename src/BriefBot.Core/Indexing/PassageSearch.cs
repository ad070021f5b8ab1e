using System.Runtime.InteropServices;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One search: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over sentence, paragraph
/// and title, term at a time. Alternatives of a term are merged before saturation, as if they were one word.
/// </summary>
internal sealed class PassageSearch(PassagePostings postings, PassageQuery query) : IDisposable
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

    /// <summary>Most often there is nothing to pass over, and so nothing to look up.</summary>
    private readonly bool _allVisible = query.Collections is null && postings.LiveArticles == postings.Articles.Count;

    private readonly Dictionary<int, TermMatch[]> _matches = [];
    private readonly ScoreTable _sentences = new(postings.SentenceArticle.Count);
    private readonly ScoreTable _paragraphs = new(postings.ParagraphStart.Count);
    private readonly ScoreTable _titles = new(postings.Articles.Count);

    public PassageHits Run()
    {
        var idf = new float[query.Terms.Count];
        using var inSentences = new ScoreTable(_sentences.Size);
        using var inParagraphs = new ScoreTable(_paragraphs.Size);
        using var inTitles = new ScoreTable(_titles.Size);
        for (var i = 0; i < idf.Length; i++)
        {
            var own = CountTerm(i, inSentences, inTitles);
            idf[i] = ScoreTerm(own, inSentences, inParagraphs, inTitles);
        }
        return new PassageHits(Best(), idf, _matches) { Searched = postings.LiveSentences };
    }

    public void Dispose()
    {
        _sentences.Dispose();
        _paragraphs.Dispose();
        _titles.Dispose();
    }

    /// <summary>Adds up how often one term's alternatives occur in each sentence and title.</summary>
    /// <returns>How many sentences hold the word itself rather than what stands for it.</returns>
    private int CountTerm(int index, ScoreTable inSentences, ScoreTable inTitles)
    {
        var own = 0;
        foreach (var (term, weight) in query.Terms[index].Alternatives)
        {
            if (!postings.Vocabulary.TryGetNumber(term, out var number))
                continue;
            _matches[number] = [.. _matches.GetValueOrDefault(number, []), new TermMatch(index, weight)];
            var list = postings.Postings(number);
            foreach (var (sentence, count) in list.Sentences)
            {
                if (_allVisible || IsVisible(postings.SentenceArticle[sentence]))
                    inSentences.Add(sentence, weight * count);
            }
            foreach (var slot in list.Titles)
            {
                if (IsVisible(slot))
                    inTitles.Add(slot, weight);
            }
            if (weight == 1)
                own = inSentences.Touched.Count;
        }
        return own;
    }

    /// <summary>Adds one term's part to every sentence, paragraph and title that it touches, and empties the counts.</summary>
    private float ScoreTerm(int own, ScoreTable inSentences, ScoreTable inParagraphs, ScoreTable inTitles)
    {
        var idf = Idf(Telling(own, inSentences.Touched.Count), postings.LiveSentences);
        var paragraphs = CollectionsMarshal.AsSpan(postings.SentenceParagraph);
        var lengths = CollectionsMarshal.AsSpan(postings.SentenceLength);
        var average = postings.AverageSentenceLength;
        foreach (var sentence in inSentences.Touched)
        {
            var frequency = inSentences[sentence];
            inParagraphs.Add(paragraphs[sentence], frequency);
            _sentences.Add(sentence, idf * Saturated(
                frequency, SentenceB, lengths[sentence] / average));
        }
        foreach (var paragraph in inParagraphs.Touched)
        {
            _paragraphs.Add(paragraph, idf * Saturated(
                inParagraphs[paragraph], ParagraphB, postings.ParagraphLength[paragraph] / postings.AverageParagraphLength));
        }
        foreach (var slot in inTitles.Touched)
        {
            _titles.Add(slot, idf * Saturated(
                inTitles[slot], TitleB, postings.Articles[slot]!.TitleTerms.Length / postings.AverageTitleLength));
        }
        inSentences.Clear();
        inParagraphs.Clear();
        inTitles.Clear();
        return idf;
    }

    /// <summary>A word stays as rare as it is although its synonyms are common: these count for half.</summary>
    private static int Telling(int own, int all) => own == 0 ? all : (own + all) / 2;

    private static float Idf(int containing, int all) => MathF.Log(1 + (all - containing + 0.5f) / (containing + 0.5f));

    private static float Saturated(float frequency, float b, float relativeLength) =>
        frequency * (K1 + 1) / (frequency + K1 * (1 - b + b * relativeLength));

    private bool IsVisible(int slot) =>
        postings.Articles[slot] is { } article && (query.Collections?.Contains(article.Collection) ?? true);

    private List<PassageHit> Best()
    {
        // Of equals the one that came in first wins, so that a result depends on the articles alone.
        var best = new PriorityQueue<PassageHit, (float Score, int Age)>(query.Limit + 1);
        var least = 0f;
        var ofParagraph = CollectionsMarshal.AsSpan(postings.SentenceParagraph);
        var (latest, recency) = (-1, 0f);
        foreach (var paragraph in _paragraphs.Touched)
        {
            var first = postings.ParagraphStart[paragraph];
            var slot = postings.SentenceArticle[first];
            var article = postings.Articles[slot]!;
            if (slot != latest)
                (latest, recency) = (slot, Recency(article));
            var shared = ParagraphWeight * _paragraphs[paragraph] + TitleWeight * _titles[slot] + recency;
            for (var number = first; number < _sentences.Size && ofParagraph[number] == paragraph; number++)
            {
                var own = _sentences[number];
                // Nearly all are worse than those that are held: they are told by one comparison.
                if (best.Count == query.Limit && own + shared < least)
                    continue;
                var hit = new PassageHit(article, number - postings.ArticleStart[slot], own + shared, own)
                {
                    ParagraphScore = _paragraphs[paragraph],
                    TitleScore = _titles[slot],
                    Recency = recency,
                };
                if (best.Count < query.Limit)
                    best.Enqueue(hit, (hit.Score, -number));
                else
                    best.EnqueueDequeue(hit, (hit.Score, -number));
                least = best.Peek().Score;
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
        var days = (query.Asked - published.Earliest).TotalDays;
        return days is >= -1 and <= RecencyDays ? RecencyWeight : 0;
    }
}
