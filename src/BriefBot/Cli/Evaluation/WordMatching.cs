using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Cli.Evaluation;

/// <summary>How two wordings are compared when answers are scored: by words, articles of both languages aside.</summary>
internal static partial class WordMatching
{
    private static readonly HashSet<string> Articles = ["a", "an", "the", "de", "het", "een"];

    /// <summary>Whether the words of <paramref name="needle"/> stand in <paramref name="text"/>, in order and together.</summary>
    public static bool Holds(string? text, string? needle)
    {
        var words = Words(text);
        var sought = Words(needle);
        if (sought.Count == 0)
            return false;
        for (var i = 0; i + sought.Count <= words.Count; i++)
        {
            if (words.Skip(i).Take(sought.Count).SequenceEqual(sought))
                return true;
        }
        return false;
    }

    /// <summary>Lower-cased words; a number keeps its decimal point or comma, signs of money and percent stand alone.</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        var folded = (text ?? "").Normalize(NormalizationForm.FormC)
            .Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201c', '"').Replace('\u201d', '"')
            .Replace('\u00a0', ' ').ToLowerInvariant();
        return [.. WordPattern().Matches(folded).Select(match => match.Value).Where(word => !Articles.Contains(word))];
    }

    /// <summary>1 when both are the same words by SQuAD 1.1's normalisation, else 0.</summary>
    public static double ExactMatch(string? predicted, string? accepted)
    {
        var words = SquadWords(predicted);
        return words.Count > 0 && words.SequenceEqual(SquadWords(accepted)) ? 1 : 0;
    }

    /// <summary>SQuAD 1.1's F1 over words.</summary>
    public static double TokenF1(string? predicted, string? accepted)
    {
        var words = SquadWords(predicted);
        var left = SquadWords(accepted).ToList();
        var total = words.Count + left.Count;
        var shared = words.Count(left.Remove);
        return shared == 0 ? 0 : 2.0 * shared / total;
    }

    /// <summary>White space folded to single spaces, Unicode NFC: how a quote is looked up in an original.</summary>
    public static string FoldWhiteSpace(string? text) =>
        WhiteSpace().Replace((text ?? "").Normalize(NormalizationForm.FormC), " ").Trim();

    private static List<string> SquadWords(string? text)
    {
        var kept = string.Concat((text ?? "").ToLowerInvariant().Where(c => !IsAsciiPunctuation(c)));
        return [.. kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !Articles.Contains(word))];
    }

    private static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    [GeneratedRegex(@"\d+(?:[.,]\d+)*|[\p{L}\p{Nl}\p{No}]+(?:'[\p{L}\p{Nl}\p{No}]+)?|[%$€£]", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
