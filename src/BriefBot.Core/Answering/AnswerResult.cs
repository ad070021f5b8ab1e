using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

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

    /// <summary>The best single sentences, best first, at most ten, whether or not they answer.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }
}

/// <param name="Score">Comparable within one question only.</param>
public sealed record Candidate(Passage Passage, double Score);

public sealed record Answer : AnswerResult
{
    /// <summary>At least one; verified against the store. The first one holds the short answer.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>The fact that answers, where one does: it knows whether its role is held, planned or gone.</summary>
    public Fact? Fact { get; init; }

    /// <summary>Verbatim from the first citation; empty when the whole sentence is the answer.</summary>
    public string ShortAnswer => Citations[0].AnswerText;
}

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
