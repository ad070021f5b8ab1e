using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>
/// Something that a sentence says, taken apart: who, what, when. Found by patterns at ingestion, and always shown by the
/// sentence's own words: each argument is a span of the article.
/// </summary>
public sealed record Fact
{
    public required FactKind Kind { get; init; }

    public required FactPredicate Predicate { get; init; }

    /// <summary>Index into <see cref="TextAnalysis.Sentences"/>.</summary>
    public required int Sentence { get; init; }

    /// <summary>The sentence by which the fact is cited.</summary>
    public required TextSpan Span { get; init; }

    public FactStanding Standing { get; init; }

    /// <summary>Of roles and role changes; otherwise <see cref="RolePhase.None"/>.</summary>
    public RolePhase Phase { get; init; }

    /// <summary>The role is held for the time being ("acting president", "waarnemend burgemeester").</summary>
    public bool IsActing { get; init; }

    public FactDate Date { get; init; }

    /// <summary>In no particular order; several of one part where the sentence names several.</summary>
    public required IReadOnlyList<FactArgument> Arguments { get; init; }

    public IEnumerable<FactArgument> Of(FactPart part) => Arguments.Where(argument => argument.Part == part);

    public FactArgument? Find(FactPart part)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Part == part)
                return argument;
        }
        return null;
    }
}

/// <param name="Span">The words as they stand, within the fact's sentence.</param>
/// <param name="Name">The fullest name that the article gives what the words name or stand for ("Hij"); empty for anything else.</param>
/// <param name="Kind">Of what the name names.</param>
public readonly record struct FactArgument(FactPart Part, TextSpan Span, string Name = "", MentionKind Kind = MentionKind.Other);

public enum FactKind : byte
{
    /// <summary>Somebody comes into a role or leaves it.</summary>
    RoleChange,

    /// <summary>Somebody has a role, or had it.</summary>
    Role,

    /// <summary>A figure: what, how much.</summary>
    Amount,

    /// <summary>Something that happened or is to happen.</summary>
    Event,

    /// <summary>How two things belong together, or what one is.</summary>
    Relation,

    /// <summary>Somebody says something.</summary>
    Statement,
}

/// <summary>What is said of the arguments, whichever word says it.</summary>
public enum FactPredicate : byte
{
    /// <summary>Who has the role.</summary>
    Holds,

    /// <summary>Who gets the role, from the organisation or whoever appoints.</summary>
    Appointed,

    /// <summary>Who follows whom, in a role.</summary>
    Succeeds,

    /// <summary>Who leaves the role.</summary>
    Leaves,

    /// <summary>Who leads the organisation.</summary>
    Leads,

    /// <summary>Who founded the organisation.</summary>
    Founded,

    /// <summary>Who acquires what.</summary>
    Acquires,

    /// <summary>Who owns what.</summary>
    Owns,

    /// <summary>What belongs to which whole.</summary>
    PartOf,

    /// <summary>Who competes with whom.</summary>
    CompetesWith,

    /// <summary>What is first, second, largest among its kind.</summary>
    Ranks,

    /// <summary>What something is: "DingTalk, a platform for …".</summary>
    Is,

    /// <summary>A figure of something.</summary>
    Amounts,

    /// <summary>Any other event.</summary>
    Happens,

    /// <summary>Who says what.</summary>
    Says,
}

/// <summary>What an argument is to its fact.</summary>
public enum FactPart : byte
{
    /// <summary>Who acts, holds, says; what something is said of.</summary>
    Who,

    /// <summary>Whom or what it is done to; the predecessor, the acquired, the rival, the whole.</summary>
    Whom,

    /// <summary>The role's words.</summary>
    Role,

    /// <summary>Where the role is held.</summary>
    Organisation,

    Amount,

    /// <summary>What is said to be so: a definition, a place in a ranking, a statement.</summary>
    What,

    Place,

    When,

    /// <summary>According to whom.</summary>
    Source,

    /// <summary>The word that says it.</summary>
    Verb,
}

/// <summary>How the article stands to what it says.</summary>
public enum FactStanding : byte
{
    Stated,

    /// <summary>According to somebody else, or "reportedly".</summary>
    Reported,

    /// <summary>To come, wanted or agreed: "zal", "plans to".</summary>
    Planned,

    /// <summary>Said not to be so.</summary>
    Denied,
}

public enum RolePhase : byte
{
    None,
    Holds,
    Starts,
    Ends,
    Former,
}
