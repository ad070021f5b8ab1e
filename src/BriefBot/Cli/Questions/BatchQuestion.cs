namespace BriefBot.Cli.Questions;

/// <summary>A question of a question file, with what is known of its right answer where the file says so.</summary>
internal sealed record BatchQuestion
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>"nl" or "en"; null: identified from the text.</summary>
    public string? Language { get; init; }

    /// <summary>What "now" means for this question; null for the time of the run.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>Whether the articles hold the answer; where they do not, refusing is right.</summary>
    public bool Answerable { get; init; } = true;

    /// <summary>Accepted short answers, none of them empty.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Fragments, one of which a right citation holds. Empty: any citation with an accepted answer is right.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Source id of the article that answers; null where any may.</summary>
    public string? ArticleId { get; init; }
}
