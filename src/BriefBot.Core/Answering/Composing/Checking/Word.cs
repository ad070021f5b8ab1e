using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Composing.Checking;

internal enum Voice
{
    Active,
    Passive,

    /// <summary>Dutch "is verkocht" and "is gekomen" look alike.</summary>
    Either,
}

/// <summary>One word of a sentence, with what tells its part in it.</summary>
internal sealed record Word
{
    public required Token Token { get; init; }

    public required PartOfSpeech Tag { get; init; }

    /// <summary>Of the word and of the expressions that it is part of.</summary>
    public required IReadOnlyList<int> Concepts { get; init; }

    /// <summary>The name that it is part of; -1 for none.</summary>
    public int Mention { get; init; } = -1;

    /// <summary>The date or amount that it is part of; null for none.</summary>
    public StatedQuantity? Value { get; init; }

    /// <summary>The noun phrase that it is part of; -1 for none.</summary>
    public int Phrase { get; init; } = -1;

    /// <summary>The last word of its noun phrase: what the phrase is about.</summary>
    public bool IsHead { get; init; }

    /// <summary>What stands before its noun phrase ("in", "door"), as <see cref="Prepositions"/> calls it; empty for nothing.</summary>
    public string Preposition { get; init; } = "";

    /// <summary>The insertion between commas, dashes or brackets in which it stands; 0 outside.</summary>
    public int Insertion { get; init; }

    /// <summary>Counts what "but", "while" and semicolons part.</summary>
    public int Segment { get; init; }

    public bool FollowsComma { get; init; }

    public Voice Voice { get; init; }

    public string Form => Token.Form;

    public bool IsStopWord => Token.Kind.HasFlag(TokenKind.StopWord);

    public bool IsNumber => Token.Kind.HasFlag(TokenKind.Number);

    public bool IsName => Mention >= 0;

    public bool IsDate => Value is { IsDate: true };

    public bool IsVerb => Tag == PartOfSpeech.Verb && !IsStopWord && Value is null && Mention < 0;

    /// <summary>Says something, so that a quote has to say it too.</summary>
    public bool IsContent => Value is not null || !IsStopWord && (Token.Kind.HasFlag(TokenKind.Word) || IsNumber);

    public bool IsAdverb => Tag == PartOfSpeech.Adverb && Value is null && Mention < 0;
}
