using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation;

public sealed class ScopesTests
{
    private static readonly Scopes Ruled = new(new ScopeOptions
    {
        Default = ["public", "regional"],
        Rules =
        [
            new ScopeRule("slack", null, null, ["slack-wide"]),
            new ScopeRule("slack", "T1", null, ["one"]),
            new ScopeRule("slack", "T1", "C1", ["one", "secret"]),
            new ScopeRule("teams", "t-all", null, ["*"]),
        ],
    });

    [Theory]
    [InlineData("teams", "t1", "c", "public,regional")]
    [InlineData("slack", "T9", "c", "slack-wide")]
    [InlineData("slack", "T1", "C9", "one")]
    [InlineData("slack", "t1", "C9", "one")]
    [InlineData("slack", "T1", "C1", "one,secret")]
    [InlineData("slack", "T9", "C1", "slack-wide")]
    [InlineData("teams", "t-all", "c", null)]
    [InlineData("web", "", "c", null)]
    public void TheRuleThatNamesMostDecides(string channel, string tenant, string id, string? collections) =>
        Assert.Equal(collections, Listed(Ruled.AllowedTo(new ConversationKey(channel, tenant, id))));

    [Theory]
    [InlineData(null, "one,secret")]
    [InlineData("one", "one")]
    [InlineData("one,public", "one")]
    [InlineData("public", "")]
    public void SettingsNarrowAndNeverWiden(string? wanted, string seen) =>
        Assert.Equal(seen, Listed(Ruled.SeenBy(new ConversationKey("slack", "T1", "C1"), new ChannelSettings { Collections = wanted?.Split(',') })));

    [Fact]
    public void WithoutRulesAChatSeesThePublicOnly() =>
        Assert.Equal(["public"], new Scopes(new ScopeOptions()).AllowedTo(new ConversationKey("slack", "T1", "C1")));

    [Theory]
    [InlineData("slack:T1:U1", ConversationKind.Channel, true)]
    [InlineData("slack:T1:U2", ConversationKind.Channel, false)]
    [InlineData("slack:T1:U2", ConversationKind.Group, false)]
    [InlineData("slack:T1:U2", ConversationKind.Personal, true)]
    [InlineData("slack:T2:U1", ConversationKind.Channel, false)]
    public void AdminsDecideForOthersAndEverybodyForThemselves(string user, ConversationKind place, bool may) =>
        Assert.Equal(may, new AdminRights(new AdminOptions { Users = ["slack:T1:U1"] }).MayChange(new UserKey(user), place));

    [Fact]
    public void AnAllowListLetsInWhomItNamesAndAnEmptyOneEverybody()
    {
        var list = new TenantAllowList(["AAAA-1"]);
        Assert.True(list.Allows("aaaa-1"));
        Assert.False(list.Allows("aaaa-2"));
        Assert.True(new TenantAllowList([]).Allows("aaaa-2"));
    }

    private static string? Listed(IReadOnlySet<string>? collections) => collections is null ? null : string.Join(',', collections.Order(StringComparer.Ordinal));
}
