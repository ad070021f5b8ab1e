using BriefBot.Core.Answering.Explanations;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>What came of a question: an <see cref="Answer"/> with citations, or a <see cref="NoAnswer"/> without.</summary>
public abstract record AnswerResult
{
    /// <summary>Language of the question and so of the reply: "nl" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>How probable it is that the best candidate answers the question, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How the question was read, for whoever wants to know why this came of it.</summary>
    public QuestionAnalysis? Analysis { get; init; }

    /// <summary>Null unless <see cref="Question.Explain"/> asked for it, or nothing was weighed.</summary>
    public AnswerExplanation? Explanation { get; init; }

    /// <summary>The best single sentences, best first, at most ten, whether or not they answer.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }
}

/// <param name="Score">Comparable within one question only.</param>
public sealed record Candidate(Passage Passage, double Score);

public sealed record Answer : AnswerResult
{
    /// <summary>At least one; verified against the store. The first one holds the short answer.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>What answers each part of a question that asks for several things, in its order; empty for one that asks one.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; init; } = [];

    /// <summary>Where the sources differ; null when they do not. Each claim has its own citation.</summary>
    public Disagreement? Disagreement { get; init; }

    /// <summary>Verbatim from the first citation; empty when the whole sentence is the answer.</summary>
    public string ShortAnswer => Citations[0].AnswerText;
}

/// <param name="Label">What the part asks, in the asker's words.</param>
/// <param name="Citation">Number of the citation that answers it; null when none does.</param>
/// <param name="Span">Of that citation's quote; null when the whole sentence is the answer.</param>
public sealed record AnswerPart(string Label, int? Citation, TextSpan? Span);

public sealed record NoAnswer : AnswerResult
{
    public required NoAnswerReason Reason { get; init; }
}

public enum NoAnswerReason
{
    /// <summary>Nothing was asked: no letter or digit in the text.</summary>
    EmptyQuestion,

    /// <summary>There is no article that the asker may see.</summary>
    NoArticles,

    /// <summary>No sentence shares a meaningful word with the question.</summary>
    NothingFound,

    /// <summary>The best sentence is probably not an answer.</summary>
    NotConfident,
}
