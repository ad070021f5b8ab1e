namespace BriefBot.Core.Ingestion;

/// <summary>Takes what is not the article's out of a page's lines. The lines hold at least one paragraph.</summary>
internal sealed class PageCleaner(List<PageLine> lines, LiftedMetadata lifted)
{
    /// <summary>Below a "go to top" link, so many lines of so many words are the page's foot.</summary>
    private const int MostFootLines = 8;

    private const int LongestFootLine = 30;

    /// <summary>Mends until nothing is left to mend: what one step takes away can lay bare what another looks for.</summary>
    public void Clean()
    {
        List<PageLine> before;
        do
        {
            before = [.. lines];
            new SentenceMender(lines, lifted).Mend();
            CleanHead();
            RemoveInserts();
            CleanFoot();
        }
        while (!lines.SequenceEqual(before, ReferenceEqualityComparer.Instance));
    }

    private void CleanHead()
    {
        var firstParagraph = lines.FindIndex(IsArticleParagraph);
        if (firstParagraph < 0)
            return;
        if (IsQuestionOnTop(firstParagraph))
            firstParagraph++;
        LiftPrefix(firstParagraph);
        var sawFurniture = false;
        var kept = new List<int>();
        for (var i = 0; i < firstParagraph; i++)
        {
            var litter = lines[i].Litter;
            if (litter is Litter.Furniture or Litter.TopLink or Litter.Insert || PageLitter.IsBreadcrumbs(lines[i]))
                sawFurniture = true;
            else if (litter != Litter.Credit && !MetadataLine.TryLift(lines[i].Text, lifted))
                kept.Add(i);
        }
        var title = FindTitle(kept, firstParagraph);
        if (lifted.Title.Length == 0)
            lifted.Title = title >= 0 ? ShortestForm(lines[title]) : lifted.TitleInside ?? "";
        // Menu entries are single words that prove nothing by themselves; beside furniture and above a title they do.
        kept.RemoveAll(i => i == title || sawFurniture && i < title && lines[i].WordCount <= 3);
        for (var i = firstParagraph - 1; i >= 0; i--)
        {
            if (!kept.Contains(i))
                Remove(i);
        }
    }

    /// <summary>A headline may ask; standing alone on top of a paragraph several times as long, it is one.</summary>
    private bool IsQuestionOnTop(int firstParagraph) =>
        lifted.Title.Length == 0 && lines[firstParagraph] is { LooksLikeHeading: true, WordCount: <= 15 } line && line.Text[^1] == '?'
        && firstParagraph + 1 < lines.Count && IsArticleParagraph(lines[firstParagraph + 1])
        && lines[firstParagraph + 1].StartsBlock && lines[firstParagraph + 1].Text.Length > 2 * line.Text.Length;

    private void LiftPrefix(int index)
    {
        var found = new LiftedMetadata();
        var length = MetadataLine.LiftPrefix(lines[index].Text, found);
        if (length == 0 || lines[index].From(length) is var rest && !IsArticleParagraph(rest))
            return;
        MetadataLine.LiftPrefix(lines[index].Text, lifted);
        lines[index] = rest;
    }

    public static bool HasArticle(List<PageLine> lines) => lines.Exists(IsArticleParagraph);

    /// <summary>A paragraph that is not a cookie notice or the like. A date in front of it does not matter.</summary>
    private static bool IsArticleParagraph(PageLine line) =>
        line.IsParagraph && line.Litter is Litter.None or Litter.ShortLine && !MetadataLine.IsMetadata(line.Text);

    /// <summary>The line above the first paragraph that proves to be the title; -1 if none does.</summary>
    private int FindTitle(List<int> kept, int firstParagraph)
    {
        if (lifted.Title.Length > 0)
            return First(kept, i => IsTitle(lines[i]));
        if (lifted.TitleInside is { } inside && First(kept, i => IsSameTitle(lines[i].Folded, PageLine.Fold(inside))) is var above and >= 0)
            return above;
        var repeated = First(kept, i => lines[i].WordCount > 1 && IsRepeatedBelow(i));
        if (repeated >= 0)
            return repeated;
        var heading = First(kept, i => lines[i].LooksLikeHeading && SaysEnough(lines[i]));
        return heading >= 0 && StandsApart(heading, firstParagraph) ? heading : -1;
    }

    /// <summary>Two words, or three capitalised ones, can as well be a name, a place or an agency.</summary>
    private static bool SaysEnough(PageLine line) =>
        line.Litter != Litter.Affiliation
        && (line.WordCount > 3 || line.WordCount == 3 && line.Text.Split(' ').Skip(1).Any(word => char.IsLower(word[0])));

    private static int First(List<int> indices, Predicate<int> isWanted)
    {
        var found = indices.FindIndex(isWanted);
        return found < 0 ? -1 : indices[found];
    }

    /// <summary>Not the first line of a hard-wrapped paragraph.</summary>
    private bool StandsApart(int heading, int firstParagraph) =>
        heading + 1 < firstParagraph || lines[heading + 1].StartsBlock
        || lines[heading + 1] is { EndsSentence: true, WordCount: >= 15 } next && !char.IsLower(next.Text[0]);

    private bool IsRepeatedBelow(int index) =>
        lines.Skip(index + 1).Any(line => IsSameTitle(line.Folded, lines[index].Folded));

    private string ShortestForm(PageLine title) =>
        lines.Where(line => IsSameTitle(line.Folded, title.Folded)).MinBy(line => line.Text.Length)!.Text;

    private bool IsTitle(PageLine line) => IsSameTitle(line.Folded, PageLine.Fold(lifted.Title));

    /// <summary>Equal, or equal but for a site's name behind one of them ("Title | The Paper").</summary>
    internal static bool IsSameTitle(string folded, string title)
    {
        if (folded.Length == 0 || title.Length == 0)
            return false;
        var (shorter, longer) = folded.Length <= title.Length ? (folded, title) : (title, folded);
        if (!longer.StartsWith(shorter, StringComparison.Ordinal))
            return false;
        var rest = longer[shorter.Length..];
        return rest.Length == 0
            || shorter.Length > 15 && (rest.StartsWith(" | ", StringComparison.Ordinal) || rest.StartsWith(" - ", StringComparison.Ordinal))
                && rest.Split(' ').Length <= 6;
    }

    /// <summary>Repeated titles, credits and advertisements' labels between paragraphs that are whole by themselves.</summary>
    private void RemoveInserts()
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (IsInsert(lines[i]))
                Remove(i);
        }
    }

    private bool IsInsert(PageLine line) =>
        line.Litter is Litter.Credit or Litter.Insert || IsTitle(line);

    /// <summary>
    /// Litter at the end goes from its first proven line on; lines that are only suspect go with the proven ones
    /// that they stand among.
    /// </summary>
    private void CleanFoot()
    {
        var lastParagraph = lines.FindLastIndex(line => line.IsParagraph && line.Litter == Litter.None);
        var foot = FindFoot();
        for (var i = lines.Count - 1; i >= foot; i--)
            Remove(i);
        for (var i = lines.Count - 1; i > lastParagraph && i > 0; i--)
        {
            if (MetadataLine.TryLift(lines[i].Text, lifted))
                Remove(i);
        }
    }

    private int FindFoot()
    {
        var foot = lines.Count;
        var firstParagraph = lines.FindIndex(IsArticleParagraph);
        var topLink = FindTopLink();
        for (var i = lines.Count - 1; i > firstParagraph; i--)
        {
            if (lines[i].Litter is Litter.Furniture or Litter.TopLink or Litter.Credit or Litter.Insert)
                foot = i;
            else if (lines[i].Litter is Litter.None or Litter.Affiliation && i < topLink)
                break;
        }
        return foot;
    }

    /// <summary>The "go to top" link that only a foot's worth of short lines stands below; else the end.</summary>
    private int FindTopLink()
    {
        for (var i = lines.Count - 1; i >= 0 && i >= lines.Count - 1 - MostFootLines; i--)
        {
            if (lines[i].Litter == Litter.TopLink)
                return i;
            if (lines[i].WordCount > LongestFootLine)
                break;
        }
        return lines.Count;
    }

    private void Remove(int index)
    {
        if (index + 1 < lines.Count && lines[index].StartsBlock)
            lines[index + 1] = lines[index + 1] with { StartsBlock = true };
        lines.RemoveAt(index);
    }
}
