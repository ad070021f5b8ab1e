using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Turns scraped text into clean text, mending what it can prove by general rules and leaving the rest alone:
/// <list type="bullet">
/// <item>a sentence that a repeated title, a picture's credit or an advertisement's label cuts in two is made whole;</item>
/// <item>a heading line that opens the page is its title, and goes from the text wherever it is repeated;</item>
/// <item>date and author lines around the article become metadata, a labelled date stuck to its first sentence too;</item>
/// <item>navigation, sharing, newsletter, cookie and copyright lines above and below the article go;</item>
/// <item>white space is folded, invisible characters go, characters are composed (NFC); quotation marks stay.</item>
/// </list>
/// Paragraphs are separated by one blank line. Normalising a result (its title, a blank line, its text) again changes
/// nothing. A text without a paragraph (five words that end as a sentence) only has its characters cleaned.
/// </summary>
public static class TextNormalizer
{
    /// <summary>No article has more; of such a text only the characters are cleaned.</summary>
    private const int MostLines = 20_000;

    /// <param name="raw">Text as it was found, of any shape.</param>
    /// <param name="knownTitle">The title where something other than the text tells it; repeats of it go.</param>
    public static NormalizedText Normalize(string raw, string knownTitle = "")
    {
        var traced = CharacterCleaner.CleanScraped(raw);
        var text = traced.ToString();
        var lines = PageLine.Split(text);
        var lifted = new LiftedMetadata { Title = CleanTitle(knownTitle) };
        if (lines.Count > MostLines || !PageCleaner.HasArticle(lines))
            return Compose(raw, traced, lines, lifted);
        var cleaned = lines.ToList();
        var found = new LiftedMetadata { Title = lifted.Title };
        new PageCleaner(cleaned, found).Clean();
        // Where every paragraph would go, one was taken for what it is not.
        return PageCleaner.HasArticle(cleaned) ? Compose(raw, traced, cleaned, found) : Compose(raw, traced, lines, lifted);
    }

    /// <summary>For text that is clean by contract (JSONL): Unicode NFC, line ends and control characters only.</summary>
    public static NormalizedText KeepGiven(string raw)
    {
        var traced = CharacterCleaner.CleanGiven(raw);
        var text = traced.ToString();
        return new NormalizedText
        {
            Text = string.IsNullOrWhiteSpace(text) ? "" : text,
            Source = new SourceText(raw, traced.ToMap()),
        };
    }

    /// <summary>A title on one line, with the same care for its characters as the text gets.</summary>
    public static string CleanTitle(string? title) =>
        title is null
            ? ""
            : string.Join(' ', CharacterCleaner.CleanScraped(title).ToString().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static NormalizedText Compose(string raw, TracedText traced, List<PageLine> lines, LiftedMetadata lifted)
    {
        var clean = new TracedText();
        foreach (var line in lines)
        {
            if (clean.Length > 0)
                clean.AppendMade(line.StartsBlock ? "\n\n" : "\n");
            foreach (var piece in line.Pieces)
            {
                if (piece.IsEmpty)
                    clean.AppendMade(' ');
                else
                    clean.Append(traced, piece);
            }
        }
        return new NormalizedText
        {
            Text = clean.ToString(),
            Title = lifted.Title,
            Published = lifted.Published,
            Author = lifted.Author,
            Publisher = lifted.Publisher,
            Source = new SourceText(raw, clean.ToMap()),
        };
    }
}
