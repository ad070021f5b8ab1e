using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Tells where phrases stand letter by letter, but for case, spacing and the kind of apostrophe. One of three words or
/// more has to stand in the sentence, beside it or in the title; a shorter one, mostly a name, anywhere in the article.
/// </summary>
internal sealed class LiteralPhrases(IReadOnlyList<string> phrases)
{
    private const int LongPhrase = 3;

    private readonly List<(Regex Pattern, bool IsLong)> _phrases =
        [.. phrases.Select(phrase => (Pattern(phrase), Words(phrase).Length >= LongPhrase))];

    private readonly Dictionary<(ArticleId, int Phrase), bool> _inArticle = [];

    public bool StandAt(Article article, PassageHit hit)
    {
        if (_phrases.Count == 0)
            return true;
        var sentences = hit.Article.Sentences;
        var around = sentences[Math.Max(0, hit.Sentence - 1)].Span.Cover(sentences[Math.Min(sentences.Count - 1, hit.Sentence + 1)].Span);
        return Enumerable.Range(0, _phrases.Count).All(i =>
            _phrases[i].Pattern.IsMatch(article.Title)
            || (_phrases[i].IsLong ? _phrases[i].Pattern.IsMatch(around.In(article.Text)) : IsInArticle(article, i)));
    }

    /// <summary>Whether all of them stand somewhere in an article.</summary>
    public bool StandIn(Article article) =>
        Enumerable.Range(0, _phrases.Count).All(i => _phrases[i].Pattern.IsMatch(article.Title) || IsInArticle(article, i));

    private bool IsInArticle(Article article, int phrase)
    {
        if (!_inArticle.TryGetValue((article.Id, phrase), out var holds))
            _inArticle[(article.Id, phrase)] = holds = _phrases[phrase].Pattern.IsMatch(article.Text);
        return holds;
    }

    private static Regex Pattern(string phrase)
    {
        var pattern = new StringBuilder();
        foreach (var c in string.Join(' ', Words(phrase)))
        {
            pattern.Append(c == ' ' ? @"\s+"
                : Folding.IsApostrophe(c) ? "['’‘ʼ`´]"
                : Regex.Escape(c.ToString()));
        }
        return new Regex(pattern.ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static string[] Words(string phrase) => phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
