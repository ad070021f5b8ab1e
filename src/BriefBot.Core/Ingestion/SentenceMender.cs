using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Makes whole what a page's furniture cut in two: a line that breaks off, proven inserts, and a line that can only
/// be its continuation.
/// </summary>
internal sealed class SentenceMender(List<PageLine> lines, LiftedMetadata lifted)
{
    private const int MostInserts = 6;

    private readonly string _title = PageLine.Fold(lifted.Title);
    private WordJoiner? _joiner;

    public void Mend()
    {
        for (var i = 0; i < lines.Count - 2; i++)
        {
            while (BreaksOff(lines[i]) && FindContinuation(i) is { } continuation)
                Join(i, continuation);
        }
    }

    private static bool BreaksOff(PageLine line) =>
        line.WordCount >= 5 && (char.IsLetterOrDigit(line.Text[^1]) || line.Text[^1] is ',' or '-' or '’' or '\'');

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
            // A line that is no proven insert, here in the middle of a sentence, is a heading if a proven one follows.
            else if (proven || !lines[i].LooksLikeHeading || char.IsLower(lines[i].Text[0]))
                return null;
        }
        return null;
    }

    private bool IsProvenInsert(PageLine line) =>
        PageLitter.Judge(line) is Litter.Credit or Litter.Insert or Litter.Furniture
        || PageCleaner.IsSameTitle(line.Folded, _title)
        || PageLitter.IsCaption(line);

    private static bool Continues(PageLine left, PageLine right) =>
        char.IsLower(right.Text[0])
        || (left.Text[^1] == ',' || CommonWords.CannotEndSentence(WordJoiner.LastWord(left.Text)))
            && (char.IsLetterOrDigit(right.Text[0]) || right.Text[0] is '"' or '“' or '‘' or '\'' or '$' or '€');

    private void Join(int left, int right)
    {
        for (var i = left + 1; i < right && lifted.Title.Length == 0; i++)
        {
            if (lines[i].LooksLikeHeading && PageLitter.Judge(lines[i]) is Litter.None or Litter.ShortLine)
                lifted.Title = lines[i].Text;
        }
        _joiner ??= new WordJoiner(lines);
        var space = !_joiner.IsOneWord(lines[left], lines[right]);
        lines[left] = lines[left] with
        {
            Text = lines[left].Text + (space ? " " : "") + lines[right].Text,
            Pieces = [.. lines[left].Pieces, .. space ? new TextSpan[] { new(0, 0) } : [], .. lines[right].Pieces],
            SpaceAfter = lines[right].SpaceAfter,
        };
        lines.RemoveRange(left + 1, right - left);
    }
}
