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

    /// <summary>Index of the word that asks among the tokens; -1 when none does.</summary>
    public int Asking { get; init; } = -1;

    /// <summary>The questions that it holds when it asks for two things or more ("when and where"); else empty.</summary>
    public IReadOnlyList<QuestionPart> Parts { get; init; } = [];

    /// <summary>Several answers are asked for: "which countries".</summary>
    public bool IsList { get; init; }

    /// <summary>Two things are compared: "which is bigger, A or B".</summary>
    public bool IsComparison { get; init; }

    /// <summary>It asks how things are at the moment of asking: "who runs it now".</summary>
    public bool IsAboutNow { get; init; }

    /// <summary>Words that no article and no lexicon holds, with the words that they were taken for.</summary>
    public IReadOnlyList<WordCorrection> Corrections { get; init; } = [];

    /// <summary>The time that it asks about; null when it says none.</summary>
    public QuestionPeriod? Period { get; init; }

    /// <summary>The sources that it limits the answer to; null for all.</summary>
    public QuestionSources? Sources { get; init; }

    /// <summary>Whose words or findings are asked for ("according to Gartner"), where that is no publisher; null for anybody's.</summary>
    public string? AccordingTo { get; init; }

    /// <summary>What has to stand literally in an answer or beside it, as it was written between quotation marks.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Indexes of terms that have to stand near an answer.</summary>
    public IReadOnlyList<int> NearTerms { get; init; } = [];

    /// <summary>Whether it asks about anything: "what happened" and "tell me more" hold only words that come with asking.</summary>
    public bool NamesSubject => Terms.Any(term => term.Weight >= 1);
}

/// <param name="Label">What it asks, in the question's own words: "when", "met welke score".</param>
/// <param name="Text">The part as a question of its own.</param>
public sealed record QuestionPart(AnswerType Expected, string Label, string Text);

/// <param name="Written">As it stands in the question.</param>
/// <param name="Read">As it was taken, with the capital of what was written.</param>
public sealed record WordCorrection(string Written, string Read);

/// <param name="Interval">In the asker's local time.</param>
/// <param name="Words">As the question says it: "last week".</param>
/// <param name="IsOfPublication">The question is about what was written then, so that nothing else answers it.</param>
public sealed record QuestionPeriod(TimeInterval Interval, string Words, bool IsOfPublication);

/// <param name="Name">As the question writes it; null for any source of the language.</param>
/// <param name="Key">As <see cref="SourceNames.Key"/> writes the name; null with it.</param>
/// <param name="Language">ISO 639-1 code of the articles; null for any.</param>
public sealed record QuestionSources(string? Name, string? Key, string? Language);

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
