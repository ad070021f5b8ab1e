using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis;

/// <summary>Text of all sorts: ordinary sentences, long ones without a stop, odd signs, halves of pairs.</summary>
internal static class Texts
{
    private static readonly string[] Parts =
    [
        "The bank", "De heer A. de Vries", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", ". ", "! ", "? ", "… ", ", ", "; ", " – ",
        "\"", "”", "“", "’s", "'", "(", ")", "[12]", "Mr. Smith", "o.a.", "d.w.z. ", "U.S.", "1.500,5", "18%", "$1bn", "9:30",
        "12.06.2022", "- item", "• punt", "1. ", "COVID-19", "één", "😀", "\ud83d", "\ude00", "e\u0301", "\u00AD", "\u200B", "\u00A0",
        "東京", "。", "Yahoo! ", "No. 5", "iPhone", "said", "zei", "and", "en", "\uFEFF", "''", ",,", "J.K.", "A", "z", "ﬁ", "İ",
    ];

    public static Gen<string> Any =>
        Gen.OneOf(
            Gen.Elements(Parts).ListOf().Select(parts => string.Concat(parts)),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Elements(Parts.Where(part => !part.Contains('\n')).ToArray()).ListOf(400).Select(parts => string.Concat(parts)),
            Gen.Constant(string.Concat(Enumerable.Repeat("😀", 700))),
            Gen.Constant("a" + string.Concat(Enumerable.Repeat("😀", 700))));
}
