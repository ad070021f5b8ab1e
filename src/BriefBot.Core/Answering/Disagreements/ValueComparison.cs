using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Quantities;

namespace BriefBot.Core.Answering.Disagreements;

internal enum Agreement
{
    Same,
    Different,

    /// <summary>They say things of different kinds, or it cannot be told.</summary>
    Incomparable,
}

/// <summary>Whether two stated values are the same one, however each is written.</summary>
internal static class ValueComparison
{
    private const decimal RoundingShare = 0.03m;
    private const decimal ApproximateShare = 0.05m;

    public static Agreement Compare(StatedValue one, StatedValue other) => (one, other) switch
    {
        (StatedDate a, StatedDate b) => Compare(a.Date, b.Date),
        (StatedAmount a, StatedAmount b) => Compare(a, b),
        (StatedName a, StatedName b) => SameWords(a, b) || EntityName.Matches(a.Text, b.Text, a.Kind) ? Agreement.Same
            : AreOfOneKind(a.Kind, b.Kind) ? Agreement.Different : Agreement.Incomparable,
        (StatedDate or StatedAmount, _) or (_, StatedDate or StatedAmount) => Agreement.Incomparable,
        _ => SameWords(one, other) ? Agreement.Same : Agreement.Different,
    };

    /// <summary>A coarser date agrees with a finer one in it.</summary>
    private static Agreement Compare(in DateMention a, in DateMention b)
    {
        if (a.Kind == DateKind.TimeOfDay != (b.Kind == DateKind.TimeOfDay))
            return Agreement.Incomparable;
        return a.Start < b.End && b.Start < a.End ? Agreement.Same : Agreement.Different;
    }

    private static Agreement Compare(StatedAmount a, StatedAmount b)
    {
        if (Convert(a.Quantity) is not { } one || Convert(b.Quantity) is not { } other || one.Unit != other.Unit || CountOther(a, b))
            return Agreement.Incomparable;
        var (low, high) = (Math.Max(one.Low, other.Low), Math.Min(one.High, other.High));
        return low <= high || IsRounded(a.Quantity, b.Quantity, low - high, Math.Max(Math.Abs(one.High), Math.Abs(other.High)))
            ? Agreement.Same : Agreement.Different;
    }

    /// <summary>An amount in a unit that others of its kind share: lengths of time in seconds.</summary>
    private static (decimal Low, decimal High, string Unit)? Convert(in Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.Duration or QuantityKind.Age when Durations.Rank(quantity.Unit) is not null =>
            (Durations.InSeconds(quantity.Value, quantity.Unit), Durations.InSeconds(quantity.High ?? quantity.Value, quantity.Unit), "second"),
        // A score's two sides are one value.
        QuantityKind.Score => (quantity.Value * 1000 + (quantity.High ?? 0), quantity.Value * 1000 + (quantity.High ?? 0), "score"),
        QuantityKind.Ordinal => (quantity.Value, quantity.Value, "ordinal"),
        _ => (quantity.Value, quantity.High ?? quantity.Value, quantity.Unit),
    };

    /// <summary>Whether the two count different things: people and households.</summary>
    private static bool CountOther(StatedAmount a, StatedAmount b) =>
        a.Counted is { } one && b.Counted is { } other && !SameWord(one, a.Language, other, b.Language);

    private static bool IsRounded(in Quantity a, in Quantity b, decimal gap, decimal size)
    {
        if (a.Kind is QuantityKind.Score or QuantityKind.Ordinal)
            return false;
        var share = a.IsApproximate || b.IsApproximate ? ApproximateShare : RoundingShare;
        var rounding = Math.Max(LastDigit(a.Value), LastDigit(b.Value)) / 2;
        return gap <= Math.Min(rounding, share * size) || (a.IsApproximate || b.IsApproximate) && gap <= share * size;
    }

    /// <summary>What one more in the last digit that is not a rounding's zero is worth: 100 of 4,300.</summary>
    private static decimal LastDigit(decimal value)
    {
        var digit = 1m;
        while (value != decimal.Truncate(value) && digit > 1e-6m)
            (value, digit) = (value * 10, digit / 10);
        while (value != 0 && value % 10 == 0)
            (value, digit) = (value / 10, digit * 10);
        return digit;
    }

    private static bool AreOfOneKind(MentionKind a, MentionKind b) => a == b || a == MentionKind.Other || b == MentionKind.Other;

    /// <summary>Whether all words of the shorter are in the longer, in either language's.</summary>
    private static bool SameWords(StatedValue one, StatedValue other)
    {
        var (less, more) = (Telling(one), Telling(other));
        if (less.Count > more.Count)
            (less, more, one, other) = (more, less, other, one);
        return less.Count == 0 || less.TrueForAll(word => more.Exists(match => SameWord(word, one.Language, match, other.Language)));
    }

    private static List<Token> Telling(StatedValue value) =>
        [.. value.Tokens.Where(token => !token.Kind.HasFlag(TokenKind.StopWord) && !EntityName.IsLegalForm(token.Form))];

    private static bool SameWord(Token a, string language, Token b, string other)
    {
        if (a.Form == b.Form || a.Stem == b.Stem || IsSlip(a.Form, b.Form))
            return true;
        var concepts = ConceptLexicon.Default.ConceptsOf(a.Form, language);
        return concepts.Count > 0 && ConceptLexicon.Default.ConceptsOf(b.Form, other).Any(concepts.Contains);
    }

    /// <summary>Long words that differ in one letter are one word in two spellings; a digit more or less is another number.</summary>
    private static bool IsSlip(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) < 6 || Math.Abs(a.Length - b.Length) > 1 || a.Any(char.IsAsciiDigit))
            return false;
        var (start, end) = (0, 0);
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
            start++;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        return Math.Max(a.Length, b.Length) - start - end <= 1;
    }
}
