using System.Collections.Frozen;
using BriefBot.Core.Analysis;

namespace BriefBot.Core.Digests.Charts;

/// <summary>Capitals, digits and a few signs, five pixels by seven.</summary>
internal static class PixelFont
{
    public const int Height = 7;
    public const int Advance = 6;
    private const int Width = 5;
    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>A digit in base 32 a row, from the top; its five bits are the row's pixels.</summary>
    private static readonly FrozenDictionary<char, string> Glyphs = new Dictionary<char, string>
    {
        ['A'] = "ehhvhhh", ['B'] = "uhhuhhu", ['C'] = "ehggghe", ['D'] = "uhhhhhu", ['E'] = "vgguggv", ['F'] = "vgguggg",
        ['G'] = "ehgnhhf", ['H'] = "hhhvhhh", ['I'] = "e44444e", ['J'] = "72222ic", ['K'] = "hikokih", ['L'] = "ggggggv", ['M'] = "hrllhhh",
        ['N'] = "hpljhhh", ['O'] = "ehhhhhe", ['P'] = "uhhuggg", ['Q'] = "ehhhlid", ['R'] = "uhhukih", ['S'] = "fgge11u", ['T'] = "v444444",
        ['U'] = "hhhhhhe", ['V'] = "hhhhha4", ['W'] = "hhhllrh", ['X'] = "hha4ahh", ['Y'] = "hha4444", ['Z'] = "v1248gv",
        ['0'] = "ehjlphe", ['1'] = "4c4444e", ['2'] = "eh1248v", ['3'] = "v2421he", ['4'] = "26aiv22", ['5'] = "vgu11he", ['6'] = "68guhhe",
        ['7'] = "v124888", ['8'] = "ehhehhe", ['9'] = "ehhf12c", ['-'] = "000v000", ['.'] = "00000cc", ['&'] = "cik8lid", ['\''] = "4480000",
        ['/'] = "11248gg", ['+'] = "044v440", ['"'] = "aa00000", ['…'] = "000000l",
    }.ToFrozenDictionary();

    /// <summary>Letters as capitals without their marks; what there is no picture of leaves its place empty.</summary>
    public static void Write(PixelImage image, string text, int left, int top, int scale, byte colour)
    {
        foreach (var c in Folding.Fold(text).ToUpperInvariant())
        {
            if (Glyphs.TryGetValue(c, out var glyph))
                Draw(image, glyph, left, top, scale, colour);
            left += Advance * scale;
        }
    }

    private static void Draw(PixelImage image, string glyph, int left, int top, int scale, byte colour)
    {
        for (var y = 0; y < Height; y++)
        {
            var bits = Digits.IndexOf(glyph[y], StringComparison.Ordinal);
            for (var x = 0; x < Width; x++)
            {
                if ((bits >> (Width - 1 - x) & 1) == 1)
                    image.Fill(left + x * scale, top + y * scale, scale, scale, colour);
            }
        }
    }
}
