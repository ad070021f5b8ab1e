using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Azure;

/// <summary>Cuts a text into documents for the service.</summary>
internal static class TextSections
{
    /// <summary>
    /// Runs of whole sentences, each as long as <paramref name="most"/> allows, in text order. What stands between two
    /// sentences is white space; a section has none of it at its ends.
    /// </summary>
    /// <param name="within">Only sentences that lie in this part.</param>
    public static List<TextSpan> Cut(IReadOnlyList<Sentence> sentences, TextSpan within, int most)
    {
        var sections = new List<TextSpan>();
        TextSpan? open = null;
        foreach (var sentence in sentences)
        {
            if (!within.Contains(sentence.Span) || sentence.Span.IsEmpty)
                continue;
            if (open is { } section && section.Cover(sentence.Span) is var longer && longer.Length <= most)
            {
                open = longer;
                continue;
            }
            if (open is { } full)
                sections.Add(full);
            open = sentence.Span;
        }
        if (open is { } last)
            sections.Add(last);
        return sections;
    }
}
