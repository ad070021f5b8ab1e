namespace BriefBot.Core.Analysis;

/// <summary>Tells by its letters in which script a text is written. Codes are those of ISO 15924.</summary>
internal static class Scripts
{
    private const int LongestSample = 1_000;

    /// <summary>By first and last letter of the Unicode blocks that hold nearly all of a script's running text.</summary>
    private static readonly (char First, char Last, string Code)[] Blocks =
    [
        ('\u0370', '\u03FF', "Grek"), ('\u0400', '\u052F', "Cyrl"), ('\u0530', '\u058F', "Armn"), ('\u0590', '\u05FF', "Hebr"),
        ('\u0600', '\u06FF', "Arab"), ('\u0750', '\u077F', "Arab"), ('\u0900', '\u097F', "Deva"), ('\u0980', '\u09FF', "Beng"),
        ('\u0B80', '\u0BFF', "Taml"), ('\u0E00', '\u0E7F', "Thai"), ('\u10A0', '\u10FF', "Geor"), ('\u1200', '\u137F', "Ethi"),
        ('\u3040', '\u30FF', "Jpan"), ('\u3400', '\u9FFF', "Hani"), ('\uAC00', '\uD7AF', "Kore"),
    ];

    /// <summary>The script of most letters where that is not Latin, else null. Kana make Han characters Japanese.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestSample)
            text = text[..LongestSample];
        Span<int> counts = stackalloc int[Blocks.Length];
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            if (c >= Blocks[0].First && BlockOf(c) is var block and >= 0)
                counts[block]++;
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            best = counts[i] > counts[best] ? i : best;
        if (counts[best] * 2 <= letters || counts[best] == 0)
            return null;
        var hasKana = counts[Array.FindIndex(Blocks, block => block.Code == "Jpan")] > 0;
        return Blocks[best].Code == "Hani" && hasKana ? "Jpan" : Blocks[best].Code;
    }

    private static int BlockOf(char c) => Array.FindIndex(Blocks, block => c >= block.First && c <= block.Last);
}
