using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>One line of a scraped page: its words, and the pieces of the page's text that it is put together from.</summary>
/// <param name="Pieces">In order; an empty span stands for a space that was put in.</param>
/// <param name="StartsBlock">Whether a blank line stands before it.</param>
/// <param name="SpaceAfter">Whether white space stood between its last word and the line's end.</param>
internal sealed partial record PageLine(string Text, IReadOnlyList<TextSpan> Pieces, bool StartsBlock, bool SpaceAfter)
{
    private const string Openers = "\"'“‘«([¿¡$€£#@";

    private Litter? _litter;

    /// <summary>Case, quotation marks, dashes and closing punctuation put aside: what makes two lines "the same".</summary>
    public string Folded { get; } = Fold(Text);

    /// <summary>What it is, judged by itself.</summary>
    public Litter Litter => _litter ??= PageLitter.Judge(this);

    public int WordCount { get; } = CountWords(Text);

    /// <summary>Whether it ends as a sentence does.</summary>
    public bool EndsSentence => Text.AsSpan().TrimEnd("\"'”’»)]*") is [.., '.' or '!' or '?' or '…'];

    /// <summary>Whether it says something in sentences, which a heading, a caption or a menu does not.</summary>
    public bool IsParagraph => WordCount >= 25 || WordCount >= 5 && EndsSentence;

    public bool LooksLikeHeading =>
        Text.Length <= 200 && WordCount <= 25 && !InnerSentenceEnd().IsMatch(Text) && Text[^1] is not ('.' or ',' or ';' or ':' or '…')
        && (char.IsLetterOrDigit(Text[0]) || Openers.Contains(Text[0], StringComparison.Ordinal));

    public static string Fold(string text)
    {
        if (text.Length > 400)
            return text;
        var folded = text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"')
            .Replace('–', '-').Replace('—', '-').ToLowerInvariant();
        return folded.Trim(' ', '.', '!', ':', '"', '\'', '*', '#');
    }

    /// <summary>Cuts the page's text into its lines, blank ones taken out.</summary>
    public static List<PageLine> Split(string text)
    {
        var lines = new List<PageLine>();
        var blankBefore = false;
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var span = Trim(text, start, end);
            if (!span.IsEmpty)
                lines.Add(new PageLine(text[span.Start..span.End], [span], blankBefore, span.End < end));
            blankBefore = span.IsEmpty;
            start = end + 1;
        }
        return lines;
    }

    /// <summary>The line without its first characters.</summary>
    public PageLine From(int position)
    {
        var pieces = new List<TextSpan>();
        var left = position;
        foreach (var piece in Pieces)
        {
            var length = piece.IsEmpty ? 1 : piece.Length;
            if (left < length)
                pieces.Add(piece.IsEmpty ? piece : new TextSpan(piece.Start + left, piece.End));
            left = Math.Max(0, left - length);
        }
        return new PageLine(Text[position..], pieces, StartsBlock, SpaceAfter);
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && text[start] == ' ')
            start++;
        while (end > start && text[end - 1] == ' ')
            end--;
        return new TextSpan(start, end);
    }

    private static int CountWords(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' && (i == 0 || text[i - 1] == ' '))
                words++;
        }
        return words;
    }

    /// <summary>Four letters before the full stop, so that "Corp." and "St." end none.</summary>
    [GeneratedRegex(@"\p{Ll}{4}[.!?][""'”’]?\s*\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex InnerSentenceEnd();
}
