namespace BriefBot.Core.Conversation;

/// <summary>Settings under <c>Admin</c>: who decides for others.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary><c>Admin:Users</c>: user keys, see <see cref="UserKey"/>. Default: none, so nobody but the command line.</summary>
    public IReadOnlyList<string> Users { get; set; } = [];
}

/// <summary>Who may change a conversation's settings, and who may add articles.</summary>
public sealed class AdminRights(AdminOptions options)
{
    private readonly HashSet<string> _users = new(options.Users, StringComparer.OrdinalIgnoreCase);

    /// <summary>In a personal chat the person themself; elsewhere those who are listed.</summary>
    public bool MayChange(UserKey user, ConversationKind place) =>
        place == ConversationKind.Personal || _users.Contains(user.Value);

    /// <summary>Those who are listed, wherever they say it: what is added is there for everybody.</summary>
    public bool MayAdd(UserKey user) => _users.Contains(user.Value);
}

/// <summary>Which tenants or teams of a channel are served at all: <c>BotFramework:AllowedTenants</c>, <c>Slack:AllowedTeams</c>.</summary>
/// <param name="allowed">Empty: every one that the platform lets in.</param>
public sealed class TenantAllowList(IReadOnlyCollection<string> allowed)
{
    public bool Allows(string tenant) => allowed.Count == 0 || allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
