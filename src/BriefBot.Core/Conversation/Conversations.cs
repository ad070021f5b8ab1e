namespace BriefBot.Core.Conversation;

/// <summary>Where something is said. Ids are the platform's own and opaque.</summary>
/// <param name="Channel">"web", "teams" or "slack".</param>
/// <param name="Tenant">The platform's tenant or workspace; empty where there is none.</param>
/// <param name="Id">The channel, group or one-to-one chat.</param>
public sealed record ConversationKey(string Channel, string Tenant, string Id)
{
    /// <summary>One string for all of it, as stores use it; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() =>
        $"{Uri.EscapeDataString(Channel)}:{Uri.EscapeDataString(Tenant)}:{Uri.EscapeDataString(Id)}";

    /// <exception cref="FormatException">Not written by <see cref="ToString"/>.</exception>
    public static ConversationKey Parse(string text) => text.Split(':') is [var channel, var tenant, var id]
        ? new ConversationKey(Uri.UnescapeDataString(channel), Uri.UnescapeDataString(tenant), Uri.UnescapeDataString(id))
        : throw new FormatException($"“{text}” is no conversation.");
}

/// <summary>Who speaks: <c>teams:&lt;tenant&gt;:&lt;aadObjectId&gt;</c>, <c>slack:&lt;team&gt;:&lt;user&gt;</c> or <c>local</c>, as <c>Admin:Users</c> lists them.</summary>
public readonly record struct UserKey(string Value)
{
    public static UserKey Local { get; } = new("local");

    /// <summary>Somebody who asked to be forgotten. Nobody speaks as this one.</summary>
    public static UserKey Forgotten { get; } = new("forgotten");

    public override string ToString() => Value;
}

/// <summary>What kind of place a conversation is.</summary>
public enum ConversationKind
{
    Personal,
    Group,
    Channel,
}
