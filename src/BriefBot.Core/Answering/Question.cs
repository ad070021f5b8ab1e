using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>A question as somebody asked it, with what decides which answers they may see.</summary>
public sealed record Question
{
    /// <summary>Longer questions are cut here for analysis: nobody asks in more than a page.</summary>
    public const int MaxLength = 2_000;

    public required string Text { get; init; }

    /// <summary>"nl" or "en"; null: identified from the text.</summary>
    public string? Language { get; init; }

    /// <summary>What "now" means in the question.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>Collections that the asker may see; null for all of them.</summary>
    public IReadOnlySet<string>? Collections { get; init; }

    /// <summary>Only these are looked in; null for all.</summary>
    public IReadOnlySet<ArticleId>? Articles { get; init; }

    /// <summary>The confidence below which the answer is a refusal, 0 to 1; null for the configured strictness.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether to say why as well (<see cref="AnswerResult.Explanation"/>), which takes about as long again.</summary>
    public bool Explain { get; init; }

    /// <summary>One part of a question that was taken apart, and is not taken apart again.</summary>
    internal bool IsPart { get; init; }
}
