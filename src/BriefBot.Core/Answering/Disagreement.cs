namespace BriefBot.Core.Answering;

public enum DisagreementKind
{
    /// <summary>The sources say different things of the same.</summary>
    Contradiction,

    /// <summary>The value changed over time.</summary>
    Change,

    /// <summary>The sources speak of different things with one name.</summary>
    DifferentEntities,
}

/// <summary>What the sources differ in.</summary>
/// <param name="Claims">One for each value, the newest source first.</param>
public sealed record Disagreement(DisagreementKind Kind, IReadOnlyList<Claim> Claims);

/// <param name="Value">Verbatim from the citation.</param>
/// <param name="Citation">Its number in the reply.</param>
public sealed record Claim(string Value, int Citation);
