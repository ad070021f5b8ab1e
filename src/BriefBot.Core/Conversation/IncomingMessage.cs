using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>What a person said, freed of its channel's wire format (mentions of the bot already taken out).</summary>
public sealed record IncomingMessage
{
    public required string Text { get; init; }

    public required DateTimeOffset Received { get; init; }

    /// <summary>"nl" or "en" where the channel knows it; null: identified from the text.</summary>
    public string? Language { get; init; }

    /// <summary>Collections that this conversation may see; null for all of them.</summary>
    public IReadOnlySet<string>? Collections { get; init; }

    /// <summary>Overrides the configured strictness; see <see cref="Answering.Question.Threshold"/>.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether this conversation may see the article.</summary>
    public bool MaySee(StoredArticle article) => Collections?.Contains(article.Collection) ?? true;
}
