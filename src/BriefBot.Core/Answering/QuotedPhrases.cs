using System.Text.RegularExpressions;

namespace BriefBot.Core.Answering;

/// <summary>Finds what a question puts between double quotation marks.</summary>
internal static partial class QuotedPhrases
{
    private const int Shortest = 2;

    /// <summary>A whole question between quotation marks is a question and no phrase.</summary>
    public static IReadOnlyList<string> Find(string text) =>
    [
        .. Phrase().Matches(text)
            .Select(match => match.Groups["phrase"].Value.Trim().TrimEnd('.', ',', '!', ';', ':'))
            .Where(phrase => phrase.Length >= Shortest && !phrase.Contains('?'))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    [GeneratedRegex("\"(?<phrase>[^\"]{2,200})\"|[“„](?<phrase>[^“”„]{2,200})[”“]|«(?<phrase>[^«»]{2,200})»", RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
