using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Tells the text of an article from what stands in its place: a wall that asks for money, consent or a check, a page that
/// is not there, a list of other articles. Looks at pages as they came, so it has to be made before they are pruned.
/// </summary>
internal sealed partial class PageVerdict
{
    /// <summary>A longer text is an article, whatever it says of subscriptions.</summary>
    private const int LongestWall = 150;

    /// <summary>Which share of the words has to stand in sentences that speak to the reader of the wall.</summary>
    private const double LeastOfWall = 0.5;

    private const int FewestTeasers = 4;
    private const int LongestTeaser = 80;
    private const double LeastOfTeasers = 0.8;

    private readonly List<string> _teasers;

    public PageVerdict(IHtmlDocument document) =>
        _teasers = [.. document.QuerySelectorAll("article").Where(IsTeaser).Select(article => Fold(article.TextContent))];

    /// <summary>Why the text is no article, fit for a person; null when it may be one.</summary>
    public string? Against(string title, string text)
    {
        var words = Words(text);
        if (words <= LongestWall && MissingTitle().IsMatch(title))
            return IntakeReason.SaysNotThere.Of();
        if (words <= LongestWall && WordsOfWall(text) >= LeastOfWall * words)
            return IntakeReason.Wall.Of();
        if (_teasers.Count >= FewestTeasers && WordsOfTeasers(text) >= LeastOfTeasers * words)
            return IntakeReason.ListOfOthers.Of();
        return null;
    }

    /// <summary>An article with a headline that leads elsewhere and little more than that.</summary>
    private static bool IsTeaser(IElement article) =>
        article.QuerySelector("h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4") is not null
        && Words(article.TextContent) <= LongestTeaser;

    private static int WordsOfWall(string text) =>
        Sentence().Matches(text).Where(sentence => Wall().IsMatch(sentence.Value)).Sum(sentence => Words(sentence.Value));

    private int WordsOfTeasers(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => _teasers.Exists(teaser => teaser.Contains(Fold(line), StringComparison.Ordinal))).Sum(Words);

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"[^.!?\n]+[.!?]*")]
    private static partial Regex Sentence();

    /// <summary>Words by which a site speaks to its reader about access, not those by which news speaks about others.</summary>
    [GeneratedRegex(
        @"\b(already a (subscriber|member)|subscribe (now|today|to (continue|read|unlock))|(log|sign) in to (continue|read)|please (log|sign) in"
        + @"|(continue|keep) reading|free articles? (this|left|remaining)|unlimited access|cancel (at )?any ?time|your (free )?(trial|subscription|privacy|choices|consent|permission)"
        + @"|we (value|and our)\b.*\b(privacy|cookies|partners)|we use cookies|accept (all )?cookies|enable (javascript|cookies)|(checking|verify|verifying|review)\b.*\b(browser|connection|human)"
        + @"|only (available )?(for|to) subscribers|subscribers only|for (members|subscribers) only"
        + @"|(alleen|exclusief) voor (abonnees|leden)|al abonnee|neem een abonnement|word (nu )?(abonnee|lid)|lees (verder|onbeperkt)|log (nu )?in om|inloggen om|maandelijks opzegbaar"
        + @"|op elk moment opzeggen|uw (privacy|toestemming|keuze)|je (privacy|toestemming|keuze)|(wij|we) gebruiken cookies|(wij|we) en onze|accepteer (alle )?cookies|schakel javascript in)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Wall();

    [GeneratedRegex(
        @"^\W*((error )?404\b.*|(404\W+)?(page|pagina|artikel|article) (not|niet) (found|gevonden)|(deze )?pagina bestaat niet.*|just a moment|access denied|attention required.*|een moment geduld)\W*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex MissingTitle();
}
