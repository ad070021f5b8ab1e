using System.Collections.Frozen;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>
/// Settings under <c>Scopes</c>: which collections a conversation may see. The rule that names most decides
/// (conversation before tenant before channel); without one it is <see cref="Default"/>, save on the web page and the
/// command line, which see everything.
/// </summary>
public sealed class ScopeOptions
{
    public const string Section = "Scopes";

    /// <summary><c>Scopes:Default</c>. Default: <see cref="Collections.Public"/> only.</summary>
    public IReadOnlyList<string> Default { get; set; } = [Collections.Public];

    /// <summary><c>Scopes:Rules:N:Channel</c>, <c>…:Tenant</c>, <c>…:Conversation</c> and <c>…:Collections</c>. Default: none.</summary>
    public IReadOnlyList<ScopeRule> Rules { get; set; } = [];
}

/// <param name="Channel">"teams", "slack" or "web".</param>
/// <param name="Tenant">Null: any.</param>
/// <param name="Conversation">The platform's id; null: any.</param>
/// <param name="Collections">All that it may see; "*" in it stands for every collection.</param>
public sealed record ScopeRule(string Channel, string? Tenant, string? Conversation, IReadOnlyList<string> Collections);

/// <summary>Which collections a conversation sees.</summary>
public sealed class Scopes(ScopeOptions options)
{
    private const string Everything = "*";
    private const string WebChannel = "web";

    /// <summary>What the configuration allows; null for every collection.</summary>
    public IReadOnlySet<string>? AllowedTo(ConversationKey conversation)
    {
        var rule = options.Rules
            .Where(rule => Names(rule, conversation))
            .MaxBy(rule => (rule.Conversation is null ? 0 : 2) + (rule.Tenant is null ? 0 : 1));
        if (rule is null && conversation.Channel == WebChannel)
            return null;
        var collections = rule?.Collections ?? options.Default;
        return collections.Contains(Everything) ? null : collections.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What the configuration allows, less what the conversation does not want to see. Settings never widen it.</summary>
    public IReadOnlySet<string>? SeenBy(ConversationKey conversation, ChannelSettings settings)
    {
        var allowed = AllowedTo(conversation);
        return settings.Collections is not { } wanted ? allowed
            : wanted.Where(name => allowed?.Contains(name) ?? true).ToFrozenSet(StringComparer.Ordinal);
    }

    private static bool Names(ScopeRule rule, ConversationKey conversation) =>
        rule.Channel == conversation.Channel
        && (rule.Tenant is null || rule.Tenant.Equals(conversation.Tenant, StringComparison.OrdinalIgnoreCase))
        && (rule.Conversation is null || rule.Conversation == conversation.Id);
}
