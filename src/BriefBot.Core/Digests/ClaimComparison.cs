using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;

namespace BriefBot.Core.Digests;

/// <summary>Finds what two articles of a story say differently of the same thing.</summary>
/// <param name="all">The claims of all of the story's articles: what every sentence speaks of tells nothing.</param>
internal sealed class ClaimComparison(IEnumerable<StatedClaim> all)
{
    private const double LeastLikeness = 0.3;
    private const double LeastLikenessOfDates = 0.4;
    private const decimal SameShare = 0.03m;
    private const decimal MostTimes = 10;

    private readonly Dictionary<string, int> _frequency = all.SelectMany(claim => claim.Context.Keys).GroupBy(key => key).ToDictionary(key => key.Key, key => key.Count());

    /// <summary>Pairs of one's and other's claims: each is the nearest to the other, and they differ.</summary>
    /// <param name="mayTellBoth">Whether the other may tell one's value too: then it tells of the change.</param>
    public IEnumerable<(StatedClaim One, StatedClaim Other)> Differences(ArticleClaims one, ArticleClaims other, bool mayTellBoth)
    {
        foreach (var claim in one.Claims)
        {
            if (Nearest(claim, other) is not { } near || Nearest(near, one) != claim || AreSame(claim, near))
                continue;
            // What stands in both articles is no difference between them.
            if (other.Claims.Any(said => Fits(said, claim) && AreSame(said, claim)) && !mayTellBoth || one.Claims.Any(said => Fits(said, near) && AreSame(said, near)))
                continue;
            yield return (claim, near);
        }
    }

    private StatedClaim? Nearest(StatedClaim claim, ArticleClaims other)
    {
        var (nearest, most) = (default(StatedClaim), claim.Kind == ClaimKind.Date ? LeastLikenessOfDates : LeastLikeness);
        foreach (var candidate in other.Claims)
        {
            if (Fits(claim, candidate) && Likeness(claim, candidate) is var likeness && likeness >= most)
                (nearest, most) = (candidate, likeness + 1e-9);
        }
        return nearest;
    }

    private static bool Fits(StatedClaim one, StatedClaim other) => one.Kind == other.Kind && one.Units.Overlaps(other.Units)
        && (one.Kind != ClaimKind.Figure || Math.Min(Math.Abs(one.High), Math.Abs(other.High)) * MostTimes >= Math.Max(Math.Abs(one.High), Math.Abs(other.High)));

    /// <summary>The share of what they speak of that both do, rare things first; of one shared thing it says nothing unless something is counted.</summary>
    private double Likeness(StatedClaim one, StatedClaim other)
    {
        if (one.Kind == ClaimKind.Role)
            return one.Context.Keys.Any(organisation => other.Context.Keys.Any(another => EntityName.Matches(organisation, another, MentionKind.Organisation))) ? 1 : 0;
        var (fewer, more) = one.Context.Words.Count <= other.Context.Words.Count ? (one.Context, other.Context) : (other.Context, one.Context);
        var shared = fewer.Words.Where(word => word.Any(more.Keys.Contains)).ToList();
        // Of one thing in common it takes more: things of one kind are counted, or the amounts are near each other.
        if (shared.Count == 0 || shared.Count == 1 && !AreNear(one, other))
            return 0;
        return shared.Sum(Weight) / Math.Max(1e-6, fewer.Words.Sum(Weight));
    }

    private static bool AreNear(StatedClaim one, StatedClaim other) => one.Kind == ClaimKind.Figure
        && (one.Units.Any(unit => unit.StartsWith(StatedClaim.Counted, StringComparison.Ordinal))
            || Math.Min(Math.Abs(one.High), Math.Abs(other.High)) * 2 >= Math.Max(Math.Abs(one.High), Math.Abs(other.High)));

    private double Weight(string[] word) => 1 / (1 + Math.Log(word.Select(key => _frequency.GetValueOrDefault(key, 1)).DefaultIfEmpty(1).Min()));

    private static bool AreSame(StatedClaim one, StatedClaim other)
    {
        if (one.Kind == ClaimKind.Role)
            return EntityName.Matches(one.Name, other.Name, MentionKind.Person) || EntityName.Normalize(one.Name).Split(' ')[^1] == EntityName.Normalize(other.Name).Split(' ')[^1];
        if (one.Low <= other.High && other.Low <= one.High)
            return true;
        if (one.Kind == ClaimKind.Date)
            return false;
        var share = one.IsApproximate || other.IsApproximate ? 2 * SameShare : SameShare;
        return Math.Abs(one.High - other.High) <= share * Math.Max(Math.Abs(one.High), Math.Abs(other.High));
    }
}
