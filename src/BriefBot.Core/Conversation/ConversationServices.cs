using BriefBot.Core.Answering.Composing;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Conversation;

/// <summary>Settings under <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>How long "more" and "source" still know what was asked. Default: 30 minutes.</summary>
    public TimeSpan ThreadTimeToLive { get; set; } = TimeSpan.FromMinutes(30);
}

/// <summary>What answering in a conversation needs beside the articles: its memory and its rules.</summary>
public sealed record ConversationServices(IConversationStore Store, IFeedbackStore Feedback, TimeProvider Time)
{
    public ConversationOptions Options { get; init; } = new();

    public Scopes Scopes { get; init; } = new(new ScopeOptions());

    public AdminRights Admins { get; init; } = new(new AdminOptions());

    /// <summary>What was sent, where digests are to be spoken of; null: of none.</summary>
    public IOutbox? Outbox { get; init; }

    /// <summary>Null: nothing can be added from conversations.</summary>
    public ArticleAdding? Adding { get; init; }

    /// <summary>Null: no stories are told of.</summary>
    public StoryLinker? Stories { get; init; }

    /// <summary>Null: nothing can be subscribed to.</summary>
    public IDigestTalk? Digests { get; init; }

    /// <summary>Words answers anew; null: they are the articles' own words.</summary>
    public AnswerComposer? Composer { get; init; }

    /// <summary>Null: no limits.</summary>
    public RateLimiter? Limiter { get; init; }
}

/// <summary>What adding articles and feeds from a conversation needs.</summary>
/// <param name="Intake">Asked for when something is added: most processes never do.</param>
public sealed record ArticleAdding(Func<AddressIntake> Intake, IFeedStore Feeds);
