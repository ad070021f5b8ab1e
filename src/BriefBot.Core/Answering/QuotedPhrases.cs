using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>What a question puts between double quotation marks, and whether a text holds it, letter by letter but for case and spacing.</summary>
internal static partial class QuotedPhrases
{
    private const int Shortest = 2;

    /// <summary>A whole question between quotation marks is a question and no phrase.</summary>
    public static IReadOnlyList<string> Find(string text) =>
    [
        .. Phrase().Matches(text)
            .Select(match => match.Groups["phrase"].Value.Trim().TrimEnd('.', ',', '!', ';', ':'))
            .Where(phrase => Fold(phrase).Length >= Shortest && !phrase.Contains('?'))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whether each phrase stands in the sentence, the one before or behind it, or the title.</summary>
    public static bool StandAt(IReadOnlyList<string> phrases, Article article, PassageHit hit)
    {
        if (phrases.Count == 0)
            return true;
        var sentences = hit.Article.Sentences;
        var around = sentences[Math.Max(0, hit.Sentence - 1)].Span.Cover(sentences[Math.Min(sentences.Count - 1, hit.Sentence + 1)].Span);
        return phrases.All(phrase => Holds(around.In(article.Text).ToString(), phrase) || Holds(article.Title, phrase));
    }

    private static bool Holds(string text, string phrase) => Fold(text).Contains(Fold(phrase), StringComparison.Ordinal);

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                folded.Append(Folding.IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    [GeneratedRegex("\"(?<phrase>[^\"]{2,200})\"|[“„](?<phrase>[^“”„]{2,200})[”“]|«(?<phrase>[^«»]{2,200})»", RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
