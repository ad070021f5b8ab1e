using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>A date or an amount in a sentence, comparable whatever its notation: "1.5 billion" is "1,5 miljard".</summary>
/// <param name="Tokens">Its words.</param>
/// <param name="IsDate">Otherwise an amount.</param>
/// <param name="Stated">For the comparison; null for dates that cannot be told.</param>
internal sealed record StatedQuantity(TextSpan Span, IReadOnlyList<Token> Tokens, bool IsDate, StatedValue? Stated)
{
    public Quantity? Quantity => (Stated as StatedAmount)?.Quantity;

    /// <summary>Whether the quote's value says at least as much as this one.</summary>
    public bool FollowsFrom(StatedQuantity quoted) => (Stated, quoted.Stated) switch
    {
        (StatedDate said, StatedDate given) => Follows(said.Date, given.Date),
        (StatedAmount said, StatedAmount given) => Follows(said, given),
        _ => false,
    };

    /// <summary>Of one sort, so that one may be taken for the other.</summary>
    public bool IsLike(StatedQuantity other) => IsDate ? other.IsDate : !other.IsDate && Quantity?.Kind == other.Quantity?.Kind;

    /// <summary>"2023" or "March 2019": says the same on any day that it is read.</summary>
    public bool IsAbsolute => !IsDate || Stated is StatedDate { Date.Kind: DateKind.TimeOfDay }
        || Tokens.Any(token => IsYear(token.Form) || NumberLexicon.Months.TryGetValue(token.Form, out _));

    /// <summary>"2023", "1970s".</summary>
    private static bool IsYear(string form) => form.Length is 4 or 5 && form[..4].All(char.IsAsciiDigit) && !char.IsAsciiDigit(form[^1]) == form.Length is 5;

    /// <summary>A coarser date follows from a finer one in it.</summary>
    private static bool Follows(in DateMention said, in DateMention given) =>
        said.Kind == DateKind.TimeOfDay == (given.Kind == DateKind.TimeOfDay)
        && said.Bound == given.Bound
        && said.Start <= given.Start && given.End <= said.End
        && (said.Kind != DateKind.Range || given.Kind == DateKind.Range && said.Start == given.Start && said.End == given.End);

    private static bool Follows(StatedAmount said, StatedAmount given)
    {
        var (one, other) = (said.Quantity, given.Quantity);
        if (one.Kind != other.Kind || ValueComparison.Compare(said, given) != Agreement.Same)
            return false;
        // "Nearly 5,000" is not 5,000; and a rounding of ours has to be called one.
        var isEqual = one.Unit == other.Unit ? one.Value == other.Value && one.High == other.High : one.IsApproximate || other.IsApproximate || AreExact(said, given);
        return one.IsApproximate || !other.IsApproximate && isEqual;
    }

    /// <summary>Of two units ("two years", "24 months"): the same either way round without what roundings allow.</summary>
    private static bool AreExact(StatedAmount said, StatedAmount given) =>
        said.Quantity.Kind is QuantityKind.Duration or QuantityKind.Age && ValueComparison.Compare(given, said) == Agreement.Same;
}
