using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>What a question asks for.</summary>
/// <param name="Language">"nl" or "en": the language of the reply.</param>
/// <param name="Expected">What kind of thing would answer it.</param>
/// <param name="Terms">Its meaningful words, in order. Empty when it has none.</param>
public sealed record QuestionAnalysis(string Language, AnswerType Expected, IReadOnlyList<QuestionTerm> Terms)
{
    /// <summary>All of its tokens, function words included.</summary>
    public IReadOnlyList<Token> Tokens { get; init; } = [];

    /// <summary>Whether it asks about anything: "what happened" and "tell me more" hold only words that come with asking.</summary>
    public bool NamesSubject => Terms.Any(term => term.Weight >= 1);
}

/// <param name="Form">As the tokenizer folded it.</param>
/// <param name="Position">Counts all tokens of the question from 0, so that neighbours can be told.</param>
/// <param name="IsName">Written as a name, or as a number: an answer without it is rarely one.</param>
/// <param name="Weight">How much it says, 0 to 1: less than 1 for words that come with asking ("called", "happen").</param>
/// <param name="Query">What it matches in the index.</param>
public sealed record QuestionTerm(string Form, int Position, bool IsName, float Weight, QueryTerm Query);

/// <summary>The kind of thing that would answer a question.</summary>
public enum AnswerType
{
    /// <summary>Anything: what, which with an unknown noun.</summary>
    Open,
    Person,
    Place,

    /// <summary>A name of any kind: organisation, product, work.</summary>
    Name,
    Date,
    Count,
    Money,
    Percent,

    /// <summary>"How much": money, a share or a count.</summary>
    Amount,
    Duration,
    Reason,
    Manner,
    Definition,
    YesNo,

    /// <summary>No question word at all ("strike port"): the passage itself.</summary>
    Passage,
}
