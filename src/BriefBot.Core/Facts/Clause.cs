namespace BriefBot.Core.Facts;

/// <summary>A verb with what belongs to it.</summary>
/// <param name="Verb">What it says.</param>
/// <param name="VerbToken">The token that says it.</param>
/// <param name="First">Phrases of the clause behind its boundary on the left; an index into the sentence's phrases.</param>
/// <param name="At">The phrase that holds the verb, or the finite one of two.</param>
/// <param name="End">One past the clause's last phrase.</param>
internal sealed record Clause(FactVerb Verb, int VerbToken, int First, int At, int End)
{
    public bool IsPassive { get; init; }

    /// <summary>Whether the verb is a participle, whatever stands before it.</summary>
    public bool IsPerfect { get; init; }

    public NounPhrase? Subject { get; init; }

    public NounPhrase? Object { get; init; }

    public IReadOnlyList<Complement> Complements { get; init; } = [];

    public FactStanding Standing { get; init; }

    /// <summary>Only possible, wished or asked for, or on a condition: no fact.</summary>
    public bool IsUnreal { get; init; }
}

/// <summary>A noun phrase, and what it names.</summary>
/// <param name="First">Of the whole phrase with what belongs to it; an index into the tokens, as <paramref name="End"/>.</param>
/// <param name="HeadFirst">Of the chunk that the rest belongs to.</param>
/// <param name="Entity">What it names or stands for, as an index into the article's entities; -1 for none.</param>
/// <param name="Mention">The name itself, as an index into the article's mentions; -1 where it is none.</param>
internal sealed record NounPhrase(int First, int End, int HeadFirst, int HeadEnd, int Entity, int Mention)
{
    /// <summary>Others that are named in one breath with it: "X and Y".</summary>
    public IReadOnlyList<NounPhrase> With { get; init; } = [];

    public IEnumerable<NounPhrase> All => With.Append(this);
}

/// <param name="Preposition">Its form.</param>
internal readonly record struct Complement(string Preposition, NounPhrase Phrase);
