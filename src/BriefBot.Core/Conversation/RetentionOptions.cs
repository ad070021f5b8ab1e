namespace BriefBot.Core.Conversation;

/// <summary>Settings under <c>Retention</c>: how long what is past is kept.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>
    /// Days that events and deliveries are kept after they were finished, given up or held. A reply that is not kept any
    /// more cannot be corrected. Default: 30.
    /// </summary>
    public int ConversationDays { get; set; } = 30;

    /// <summary>Days that feedback is kept. Default: null, until somebody deletes the store.</summary>
    public int? FeedbackDays { get; set; }

    /// <summary>
    /// Days that an article is kept after its newest revision was stored. What is left then is its title, its source and its
    /// dates. Default: null, until somebody removes it.
    /// </summary>
    public int? ArticleDays { get; set; }
}
