using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>
/// Divides text into sentences: every character that is not white space lies in exactly one of them, none is longer
/// than <see cref="Sentence.MaxLength"/>, none cuts a surrogate pair. Needs no language: the abbreviations of Dutch and
/// English hardly collide. In doubt it does not divide, save at a capital after a point.
/// </summary>
public static class SentenceSplitter
{
    private const int LongestHeading = 100;
    private const int MostWordsInHeading = 14;

    /// <param name="Paragraph">Counts from 0.</param>
    public readonly record struct Piece(TextSpan Span, int Paragraph, bool IsHeading);

    public static List<Piece> Split(string text)
    {
        var pieces = new List<Piece>();
        foreach (var block in ParagraphSplitter.Split(text))
        {
            if (block.IsAlone && IsHeading(block.Span.In(text)))
                pieces.Add(new Piece(block.Span, block.Paragraph, true));
            else
                AddSentences(text, block, pieces);
        }
        return pieces;
    }

    private static bool IsHeading(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestHeading || line[^1] is '.' or '!' or '?' or ':' or ';' or ',' or '…' or '"' or '”' or '»')
            return false;
        int words = 1, letters = 0;
        foreach (var c in line)
        {
            words += char.IsWhiteSpace(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }
        var isBullet = ParagraphSplitter.IsListItem(line) && !char.IsAsciiDigit(line[0]);
        return words <= MostWordsInHeading && letters > 1 && !isBullet && !char.IsLower(line[0]);
    }

    private static void AddSentences(string text, TextBlock block, List<Piece> pieces)
    {
        var part = text.AsSpan(0, block.Span.End);
        var start = block.Span.Start;
        var floor = start + ParagraphSplitter.ListMarkLength(part[start..]);
        var at = floor;
        while (at < part.Length)
        {
            at = SentenceBoundary.Next(part, floor, at);
            AddCut(text, new TextSpan(start, TrimEnd(part, start, at)), block.Paragraph, pieces);
            while (at < part.Length && char.IsWhiteSpace(part[at]))
                at++;
            start = floor = at;
        }
    }

    private static int TrimEnd(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    private static void AddCut(string text, TextSpan span, int paragraph, List<Piece> pieces)
    {
        while (span.Length > Sentence.MaxLength)
        {
            var cut = span.Start + ClauseCut.Find(span.In(text));
            pieces.Add(new Piece(new TextSpan(span.Start, TrimEnd(text, span.Start, cut)), paragraph, false));
            while (char.IsWhiteSpace(text[cut]))
                cut++;
            span = new TextSpan(cut, span.End);
        }
        pieces.Add(new Piece(span, paragraph, false));
    }
}
