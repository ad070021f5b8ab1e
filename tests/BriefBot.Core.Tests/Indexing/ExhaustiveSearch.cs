using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Indexing;

/// <summary>What <see cref="PassageIndex.Search"/> promises, by scoring every sentence of every article with nothing prepared.</summary>
internal sealed class ExhaustiveSearch
{
    private readonly PassageQuery _query;
    private readonly List<ArticleChange> _articles;
    private readonly List<ArticleChange> _visible;
    private readonly double _sentenceLength;
    private readonly double _paragraphLength;
    private readonly double _titleLength;

    public ExhaustiveSearch(IEnumerable<ArticleChange> articles, PassageQuery query)
    {
        _query = query;
        _articles = [.. articles];
        _visible = [.. _articles.Where(IsVisible)];
        var sentences = _articles.Sum(article => article.Analysis!.Sentences.Count);
        var paragraphs = _articles.Sum(article => article.Analysis!.Sentences.Select(sentence => sentence.Paragraph).Distinct().Count());
        _sentenceLength = Math.Max(1, _articles.Average(article => (double)article.Analysis!.Tokens.Count) * _articles.Count / sentences);
        _paragraphLength = Math.Max(1, _sentenceLength * sentences / paragraphs);
        _titleLength = Math.Max(1, _articles.Average(article => article.Analysis!.TitleTokens.Count));
        Idf = [.. query.Terms.Select(term => IdfOf(term, sentences))];
    }

    /// <summary>Of each term of the query, counted; scores are made with what it is set to.</summary>
    public IReadOnlyList<double> Idf { get; set; }

    /// <summary>Scores with whose they are, best first, all of them.</summary>
    public List<(double Score, ArticleId Article, int Sentence)> Run() =>
        [.. _visible.SelectMany(Score).OrderByDescending(each => each.Score)];

    private bool IsVisible(ArticleChange article) =>
        (_query.Collections?.Contains(article.Collection) ?? true)
        && (_query.Sources?.Articles?.Contains(article.Id) ?? true)
        && (_query.Sources?.Language is not { } language || article.Analysis!.Language == language)
        && (_query.Sources?.Name is not { } name || article.Publisher!.Equals(name, StringComparison.OrdinalIgnoreCase))
        && (_query.Sources?.Published is not { } period || article.Published is { } date && date.Earliest.DateTime >= period.Start && date.Earliest.DateTime < period.End);

    private double IdfOf(QueryTerm term, int sentences)
    {
        var words = _visible.SelectMany(article => article.Analysis!.Sentences.Select(sentence => Words(article, sentence))).ToList();
        var all = words.Count(sentence => term.Alternatives.Any(alternative => sentence.Contains(alternative.Term)));
        var own = words.Count(sentence => term.Alternatives.Any(alternative => alternative.Weight == 1 && sentence.Contains(alternative.Term)));
        var telling = own == 0 ? all : (own + all) / 2;
        return Math.Log(1 + (sentences - telling + 0.5) / (telling + 0.5));
    }

    private IEnumerable<(double Score, ArticleId Article, int Sentence)> Score(ArticleChange article)
    {
        var analysis = article.Analysis!;
        var title = _query.Terms.Select((term, i) => Idf[i] * Saturated(Frequency(term, [.. analysis.TitleTokens.Select(token => token.Stem)]), 0.5, analysis.TitleTokens.Count / _titleLength)).Sum();
        var frequencies = analysis.Sentences.Select((sentence, at) => _query.Terms.Select(term => Frequency(article, term, at)).ToArray()).ToList();
        for (var at = 0; at < frequencies.Count; at++)
        {
            var paragraph = analysis.Sentences[at].Paragraph;
            var beside = Enumerable.Range(0, frequencies.Count).Where(i => analysis.Sentences[i].Paragraph == paragraph).ToList();
            if (beside.All(i => frequencies[i].All(frequency => frequency == 0)) || !IsNear(article, paragraph))
                continue;
            var length = beside.Sum(i => analysis.Sentences[i].TokenCount);
            var score = 0.3 * title + Recency(article, at);
            for (var term = 0; term < Idf.Count; term++)
            {
                score += Idf[term] * Saturated(frequencies[at][term], 0.5, analysis.Sentences[at].TokenCount / _sentenceLength)
                    + 0.6 * Idf[term] * Saturated(beside.Sum(i => frequencies[i][term]), 0.6, length / _paragraphLength);
            }
            yield return (score, article.Id, at);
        }
    }

    private bool IsNear(ArticleChange article, int paragraph)
    {
        var (wanted, least) = (_query.Near.Distinct().ToList(), (_query.Near.Count + 1) / 2);
        if (_query.Near.Count == 0 || wanted.Count(i => Frequency(_query.Terms[i], [.. article.Analysis!.TitleTokens.Select(token => token.Stem)]) >= 0.5) >= least)
            return true;
        return Enumerable.Range(paragraph - 1, 3).Any(near => wanted.Count(i => article.Analysis!.Sentences
            .Any(sentence => sentence.Paragraph == near && Frequency(_query.Terms[i], Words(article, sentence)) >= 0.5)) >= least);
    }

    private double Recency(ArticleChange article, int sentence)
    {
        var days = article.Published is { } published ? (_query.Asked - published.Earliest).TotalDays : -2;
        if (_query.Period is not { } period)
            return days < -1 ? 0 : days <= 9 ? 1.5 : days <= 92 && _query.IsAboutNow ? 0.75 : 0;
        var speaks = article.Analysis!.Dates.Any(date => Words(article, article.Analysis.Sentences[sentence]).Count > 0
            && date.Span.Start >= article.Analysis.Sentences[sentence].Span.Start && date.Span.End <= article.Analysis.Sentences[sentence].Span.End);
        var isOfIt = article.Published is { } day && day.Earliest.DateTime >= period.Start && day.Earliest.DateTime < period.End.AddDays(3);
        return speaks || isOfIt ? 1.5 : 0;
    }

    private static double Frequency(ArticleChange article, QueryTerm term, int sentence)
    {
        var written = Frequency(term, Words(article, article.Analysis!.Sentences[sentence]));
        // The reference is in the third sentence, to the name that the first two words are.
        var speaksOf = sentence == 2 && article.Analysis.References.Count > 0
            && article.Analysis.Tokens.Take(2).Any(token => term.Alternatives.Any(alternative => alternative.Weight == 1 && alternative.Term == token.Stem));
        return written == 0 && speaksOf ? 0.4 : written;
    }

    private static double Frequency(QueryTerm term, List<string> words) =>
        term.Alternatives.Sum(alternative => (double)alternative.Weight * words.Count(word => word == alternative.Term));

    private static List<string> Words(ArticleChange article, Sentence sentence) =>
        [.. article.Analysis!.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount).Select(token => token.Stem)];

    private static double Saturated(double frequency, double b, double length) => frequency * 2.2 / (frequency + 1.2 * (1 - b + b * length));
}
