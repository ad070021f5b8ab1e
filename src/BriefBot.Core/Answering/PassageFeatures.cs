using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// How well one sentence fits a question. Shares are of the question's total weight (inverse document frequency times
/// term weight), so 0 to 1.
/// </summary>
internal readonly record struct PassageFeatures
{
    /// <summary>First-stage score over the highest that the question's terms could reach in a sentence alone.</summary>
    public double FirstStage { get; init; }

    /// <summary>Share of the question that the sentence itself holds.</summary>
    public double Cover { get; init; }

    /// <summary>Share that the sentence, its neighbours and the title hold together.</summary>
    public double ContextCover { get; init; }

    /// <summary>Share of the question's names and numbers that the sentence, its neighbours and the title hold; 1 when it has none.</summary>
    public double NameCover { get; init; }

    /// <summary>Share of the question's neighbouring term pairs that stand next to each other, in order.</summary>
    public double Pairs { get; init; }

    /// <summary>1 when the sentence holds something of the expected kind that the question does not name, 0.5 when nothing is expected.</summary>
    public double TypeFit { get; init; }

    /// <summary>1 for a heading or a question: it says nothing by itself.</summary>
    public double SaysNothing { get; init; }

    /// <summary>1 for a sentence of fewer than five words.</summary>
    public double IsShort { get; init; }
}

/// <summary>Computes the features of every hit of one question.</summary>
internal sealed class FeatureExtractor
{
    private const int ContextSentences = 1;

    private readonly QuestionAnalysis _question;
    private readonly PassageHits _hits;
    private readonly IReadOnlySet<int> _definers;
    private readonly double[] _weights;
    private readonly double _total;
    private readonly double _names;

    public FeatureExtractor(QuestionAnalysis question, PassageHits hits, IReadOnlySet<int> definers)
    {
        _definers = definers;
        _question = question;
        _hits = hits;
        _weights = [.. question.Terms.Select((term, i) => (double)term.Weight * hits.Idf[i])];
        _total = Math.Max(1e-9, _weights.Sum());
        _names = _weights.Where((_, i) => question.Terms[i].IsName).Sum();
    }

    public PassageFeatures Of(PassageHit hit)
    {
        var article = hit.Article;
        var sentence = article.Sentences[hit.Sentence];
        var own = new float[_weights.Length];
        Match(article, hit.Sentence, own);
        var around = (float[])own.Clone();
        for (var i = hit.Sentence - ContextSentences; i <= hit.Sentence + ContextSentences; i++)
        {
            if (i >= 0 && i < article.Sentences.Count && i != hit.Sentence)
                Match(article, i, around);
        }
        foreach (var term in article.TitleTerms)
            Match(term, around);
        foreach (var term in article.TitleExpressions)
            Match(term, around);

        return new PassageFeatures
        {
            FirstStage = hit.Score / (2.2 * _total),
            Cover = Covered(own) / _total,
            ContextCover = Covered(around) / _total,
            NameCover = NameCover(around),
            Pairs = Pairs(article, sentence),
            TypeFit = AnswerTypes.Fit(_question.Expected, article, sentence, IsAskedFor, _definers.Contains),
            SaysNothing = sentence.IsHeading || sentence.IsQuestion ? 1 : 0,
            IsShort = sentence.TokenCount < 5 ? 1 : 0,
        };
    }

    private bool IsAskedFor(int termNumber) => _hits.Matches.ContainsKey(termNumber);

    private void Match(IndexedArticle article, int sentenceIndex, float[] matched)
    {
        var sentence = article.Sentences[sentenceIndex];
        for (var i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
            Match(article.Terms[i], matched);
        foreach (var expression in article.ExpressionsIn(sentence.FirstToken, sentence.FirstToken + sentence.TokenCount))
            Match(expression.Term, matched);
    }

    private void Match(int termNumber, float[] matched)
    {
        if (!_hits.Matches.TryGetValue(termNumber, out var matches))
            return;
        foreach (var match in matches)
            matched[match.Term] = Math.Max(matched[match.Term], match.Weight);
    }

    private double Covered(float[] matched)
    {
        var covered = 0.0;
        for (var i = 0; i < matched.Length; i++)
            covered += _weights[i] * matched[i];
        return covered;
    }

    private double NameCover(float[] matched)
    {
        if (_names <= 0)
            return 1;
        var covered = 0.0;
        for (var i = 0; i < matched.Length; i++)
            covered += _question.Terms[i].IsName ? _weights[i] * matched[i] : 0;
        return covered / _names;
    }

    private double Pairs(IndexedArticle article, Sentence sentence)
    {
        var (asked, found) = (0, 0);
        for (var term = 1; term < _question.Terms.Count; term++)
        {
            if (_question.Terms[term].Position - _question.Terms[term - 1].Position > 2)
                continue;
            asked++;
            if (Follows(article, sentence, term - 1, term))
                found++;
        }
        return asked == 0 ? 0 : (double)found / asked;
    }

    private bool Follows(IndexedArticle article, Sentence sentence, int first, int second)
    {
        var last = -10;
        for (var i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
        {
            if (!_hits.Matches.TryGetValue(article.Terms[i], out var matches))
                continue;
            foreach (var match in matches)
            {
                if (match.Term == second && i - last <= 2)
                    return true;
                if (match.Term == first)
                    last = i;
            }
        }
        return false;
    }
}
