namespace BriefBot.Core.Analysis;

/// <summary>Where a sentence that is too long to quote is cut: as late as it can be, at the best sign that there is.</summary>
internal static class ClauseCut
{
    private static readonly string[] Conjunctions =
    [
        " and ", " but ", " or ", " because ", " which ", " who ", " while ", " that ",
        " en ", " maar ", " of ", " omdat ", " terwijl ", " waarbij ", " die ", " dat ",
    ];

    /// <summary>An offset between 1 and <see cref="Sentence.MaxLength"/>, never inside a surrogate pair.</summary>
    /// <param name="sentence">Longer than <see cref="Sentence.MaxLength"/>, without white space at its start.</param>
    public static int Find(ReadOnlySpan<char> sentence)
    {
        var window = sentence[..Sentence.MaxLength];
        var floor = Sentence.MaxLength / 3;
        if (AfterSign(sentence, floor, ";:") is var strong and > 0)
            return strong;
        if (BeforeDash(window, floor) is var dash and > 0)
            return dash;
        if (AfterSign(sentence, floor, ",") is var comma and > 0)
            return comma;
        var conjunction = -1;
        foreach (var word in Conjunctions)
            conjunction = Math.Max(conjunction, window.LastIndexOf(word, StringComparison.OrdinalIgnoreCase));
        if (conjunction > floor)
            return conjunction;
        return AtSpace(window) is var space and > 0 ? space : BetweenCharacters(sentence);
    }

    private static int AfterSign(ReadOnlySpan<char> sentence, int floor, string signs)
    {
        for (var i = Sentence.MaxLength - 1; i > floor; i--)
        {
            if (signs.Contains(sentence[i], StringComparison.Ordinal) && char.IsWhiteSpace(sentence[i + 1]))
                return i + 1;
        }
        return 0;
    }

    private static int BeforeDash(ReadOnlySpan<char> window, int floor)
    {
        for (var i = window.Length - 1; i > floor; i--)
        {
            if (window[i] is '–' or '—' && char.IsWhiteSpace(window[i - 1]))
                return i;
        }
        return 0;
    }

    private static int AtSpace(ReadOnlySpan<char> window)
    {
        for (var i = window.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(window[i]))
                return i;
        }
        return 0;
    }

    private static int BetweenCharacters(ReadOnlySpan<char> sentence) =>
        char.IsHighSurrogate(sentence[Sentence.MaxLength - 1]) && char.IsLowSurrogate(sentence[Sentence.MaxLength])
            ? Sentence.MaxLength - 1
            : Sentence.MaxLength;
}
