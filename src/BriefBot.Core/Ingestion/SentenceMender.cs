using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Makes whole what a page's furniture cut in two: a line that breaks off, proven inserts, and a line that can only
/// be its continuation.
/// </summary>
internal sealed class SentenceMender(List<PageLine> lines, LiftedMetadata lifted)
{
    private const int MostInserts = 6;

    /// <summary>No sentence is cut more often.</summary>
    private const int MostCuts = 4;

    /// <summary>How many lines from the top can be the title that is repeated further down.</summary>
    private const int HeadLines = 12;

    private readonly List<PageLine> _titles = FindRepeated(lines);
    private readonly string _knownTitle = PageLine.Fold(lifted.Title);
    private WordJoiner? _joiner;

    public void Mend()
    {
        for (var i = 0; i < lines.Count - 2; i++)
        {
            for (var cuts = 0; cuts < MostCuts && BreaksOff(lines[i]) && !IsTitle(lines[i]) && FindContinuation(i) is { } continuation; cuts++)
                Join(i, continuation);
        }
    }

    private static bool BreaksOff(PageLine line) =>
        line.WordCount >= 5 && IsPlain(line) && (char.IsLetterOrDigit(line.Text[^1]) || line.Text[^1] is ',' or '-' or '’' or '\'');

    /// <summary>The line that goes on after the inserts below <paramref name="index"/>, or null.</summary>
    private int? FindContinuation(int index)
    {
        var proven = false;
        for (var i = index + 1; i < lines.Count && i <= index + MostInserts + 1; i++)
        {
            if (IsProvenInsert(lines[i]))
                proven = true;
            else if (proven && Continues(lines[index], lines[i]))
                return i;
            // Between a sentence's first half and a proven insert stands a heading, not the sentence's first half itself.
            else if (proven || !IsHeadingWithin(lines[index], lines[i]))
                return null;
        }
        return null;
    }

    private static bool IsHeadingWithin(PageLine sentence, PageLine line) =>
        line.LooksLikeHeading && !char.IsLower(line.Text[0]) && line.WordCount < sentence.WordCount;

    private static bool IsPlain(PageLine line) =>
        line.Litter is Litter.None or Litter.ShortLine && !PageLitter.IsCaption(line)
        && !MetadataLine.IsMetadata(line.Text);

    private bool IsProvenInsert(PageLine line) =>
        line.Litter is Litter.Credit or Litter.Insert or Litter.Furniture
        || IsTitle(line)
        || PageLitter.IsCaption(line)
        || MetadataLine.IsMetadata(line.Text);

    private bool IsTitle(PageLine line) =>
        PageCleaner.IsSameTitle(line.Folded, _knownTitle)
        || _titles.Exists(title => PageCleaner.IsSameTitle(line.Folded, title.Folded));

    private static List<PageLine> FindRepeated(List<PageLine> lines) =>
    [
        .. lines.Take(HeadLines).Where((line, i) => line.WordCount > 1 && line.LooksLikeHeading && IsPlain(line)
            && lines.Skip(i + 1).Any(other => PageCleaner.IsSameTitle(other.Folded, line.Folded))),
    ];

    private static bool Continues(PageLine left, PageLine right) =>
        IsPlain(right)
        && (char.IsLower(right.Text[0])
            ? right.EndsSentence || right.WordCount >= 5
            : (right.EndsSentence || right.WordCount >= 12) && MustGoOn(left, right));

    private static bool MustGoOn(PageLine left, PageLine right) =>
        (left.Text[^1] == ',' || CommonWords.CannotEndSentence(WordJoiner.LastWord(left.Text)))
            && (char.IsLetterOrDigit(right.Text[0]) || right.Text[0] is '"' or '“' or '‘' or '\'' or '$' or '€');

    private void Join(int left, int right)
    {
        lifted.TitleInside ??= FindTitleInside(left, right);
        for (var i = left + 1; i < right; i++)
            MetadataLine.TryLift(lines[i].Text, lifted);
        _joiner ??= new WordJoiner(lines);
        var space = !_joiner.IsOneWord(lines[left], lines[right]);
        lines[left] = new PageLine(
            lines[left].Text + (space ? " " : "") + lines[right].Text,
            [.. lines[left].Pieces, .. space ? new TextSpan[] { new(0, 0) } : [], .. lines[right].Pieces],
            lines[left].StartsBlock,
            lines[right].SpaceAfter);
        lines.RemoveRange(left + 1, right - left);
    }

    /// <summary>A heading has no business in the middle of a sentence, unless it is the page's own.</summary>
    private string? FindTitleInside(int left, int right)
    {
        for (var i = left + 1; i < right; i++)
        {
            if (_titles.Find(title => PageCleaner.IsSameTitle(lines[i].Folded, title.Folded)) is { } above)
                return above.Text;
            if (lines[i].LooksLikeHeading && IsPlain(lines[i]))
                return lines[i].Text;
        }
        return null;
    }
}
