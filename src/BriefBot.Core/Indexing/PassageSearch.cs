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

    /// <summary>For a question about now: what articles of the last quarter gain.</summary>
    private const float FreshnessWeight = 0.75f;
    private const double FreshDays = 92;

    /// <summary>What a word counts in a sentence that speaks of its bearer without writing it.</summary>
    private const float ReferenceWeight = 0.4f;

    /// <summary>Most often there is nothing to pass over, and so nothing to look up.</summary>
    private readonly bool _allVisible = query is { Collections: null, Sources: null } && postings.LiveArticles == postings.Articles.Count;

    private readonly Dictionary<int, TermMatch[]> _matches = [];
    private readonly NearTerms _near = new(postings, query.Near);
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
            _near.Note(i, inSentences, inTitles);
            idf[i] = ScoreTerm(i, own, inSentences, inParagraphs, inTitles);
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
    private float ScoreTerm(int index, int own, ScoreTable inSentences, ScoreTable inParagraphs, ScoreTable inTitles)
    {
        var idf = Idf(Telling(own, inSentences.Touched.Count), postings.LiveSentences);
        AddReferences(index, inSentences);
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

    /// <summary>Adds sentences that speak of what the term names; they do not make it more common.</summary>
    private void AddReferences(int index, ScoreTable inSentences)
    {
        foreach (var (term, weight) in query.Terms[index].Alternatives)
        {
            if (weight < 1 || !postings.Vocabulary.TryGetNumber(term, out var number))
                continue;
            foreach (var sentence in postings.Postings(number).References)
            {
                if (inSentences[sentence] == 0 && (_allVisible || IsVisible(postings.SentenceArticle[sentence])))
                    inSentences.Add(sentence, ReferenceWeight);
            }
        }
    }

    /// <summary>A word stays as rare as it is although its synonyms are common: these count for half.</summary>
    private static int Telling(int own, int all) => own == 0 ? all : (own + all) / 2;

    private static float Idf(int containing, int all) => MathF.Log(1 + (all - containing + 0.5f) / (containing + 0.5f));

    private static float Saturated(float frequency, float b, float relativeLength) =>
        frequency * (K1 + 1) / (frequency + K1 * (1 - b + b * relativeLength));

    private bool IsVisible(int slot) =>
        postings.Articles[slot] is { } article && (query.Collections?.Contains(article.Collection) ?? true) && (query.Sources?.Takes(article) ?? true);

    private List<PassageHit> Best()
    {
        // Of equals the one that came in first wins, so that a result depends on the articles alone.
        var best = new PriorityQueue<PassageHit, (float Score, int Age)>(query.Limit + 1);
        var least = 0f;
        var ofPeriod = query.Period is null ? 0 : RecencyWeight;
        var ofParagraph = CollectionsMarshal.AsSpan(postings.SentenceParagraph);
        var (latest, ofArticle) = (-1, 0f);
        foreach (var paragraph in _paragraphs.Touched)
        {
            var first = postings.ParagraphStart[paragraph];
            var slot = postings.SentenceArticle[first];
            if (!_near.IsAt(paragraph, slot))
                continue;
            var article = postings.Articles[slot]!;
            if (slot != latest)
                (latest, ofArticle) = (slot, Recency(article));
            var shared = ParagraphWeight * _paragraphs[paragraph] + TitleWeight * _titles[slot];
            for (var number = first; number < _sentences.Size && ofParagraph[number] == paragraph; number++)
            {
                var own = _sentences[number];
                var sentence = number - postings.ArticleStart[slot];
                // Nearly all are worse than those that are held, and told by one comparison before anything else is looked up.
                if (best.Count == query.Limit && own + shared + Math.Max(ofArticle, ofPeriod) < least)
                    continue;
                var recency = ofArticle > 0 || !IsOfPeriod(article, sentence) ? ofArticle : RecencyWeight;
                var hit = new PassageHit(article, sentence, own + shared + recency, own)
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

    private bool IsOfPeriod(IndexedArticle article, int sentence) =>
        query.Period is { } period && article.SpeaksOf(period, article.Sentences[sentence]);

    private float Recency(IndexedArticle article)
    {
        if (article.Published is not { } published)
            return 0;
        if (query.Period is { } period && !period.IsRecent(query.Asked.DateTime))
            return published.Precision >= DatePrecision.Month && TimeInterval.Of(published).Overlaps(period.WithAftermath()) ? RecencyWeight : 0;
        if (published.Precision < DatePrecision.Day)
            return 0;
        var days = (query.Asked - published.Earliest).TotalDays;
        return days < -1 ? 0 : days <= RecencyDays ? RecencyWeight : days <= FreshDays && query.IsAboutNow ? FreshnessWeight : 0;
    }
}
