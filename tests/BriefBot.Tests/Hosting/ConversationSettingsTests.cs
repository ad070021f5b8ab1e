using BriefBot.Core.Conversation;
using BriefBot.Hosting;
using Microsoft.Extensions.Configuration;

namespace BriefBot.Tests.Hosting;

public sealed class ConversationSettingsTests
{
    [Fact]
    public void WithoutSettingsTheDefaultsHold()
    {
        var settings = Read([]);
        Assert.Equal(["public"], settings.Scopes.Default);
        Assert.Empty(settings.Scopes.Rules);
        Assert.Empty(settings.Admins.Users);
        Assert.Equal((20, 60, TimeSpan.FromMinutes(1)), (settings.Limits.PerUser, settings.Limits.PerConversation, settings.Limits.Window));
        Assert.Equal((TimeSpan.FromMinutes(30), TimeSpan.FromDays(30)), (settings.Memory.ThreadTimeToLive, settings.Corrections.Lookback));
        Assert.Equal(30, settings.Retention.ConversationDays);
    }

    [Fact]
    public void ReadsEveryKey()
    {
        var settings = Read(new()
        {
            ["Scopes:Default"] = "public, regional",
            ["Scopes:Rules:0:Channel"] = "slack",
            ["Scopes:Rules:0:Tenant"] = "T1",
            ["Scopes:Rules:0:Collections"] = "one,two",
            ["Scopes:Rules:1:Channel"] = "teams",
            ["Scopes:Rules:1:Conversation"] = "19:abc@thread.tacv2",
            ["Scopes:Rules:1:Collections:0"] = "*",
            ["Admin:Users"] = "slack:T1:U1;teams:t:a",
            ["Limits:PerUser"] = "5",
            ["Limits:PerConversation"] = "6",
            ["Limits:Window"] = "00:00:10",
            ["Conversation:ThreadTimeToLive"] = "01:00:00",
            ["Corrections:Lookback"] = "7",
            ["Retention:ConversationDays"] = "90",
        });
        Assert.Equal(90, settings.Retention.ConversationDays);
        Assert.Equal(["public", "regional"], settings.Scopes.Default);
        Assert.Equal(["one", "two"], new Scopes(settings.Scopes).AllowedTo(new ConversationKey("slack", "T1", "C"))!.Order());
        Assert.Null(new Scopes(settings.Scopes).AllowedTo(new ConversationKey("teams", "t", "19:abc@thread.tacv2")));
        Assert.Equal(["slack:T1:U1", "teams:t:a"], settings.Admins.Users);
        Assert.Equal((5, 6, TimeSpan.FromSeconds(10)), (settings.Limits.PerUser, settings.Limits.PerConversation, settings.Limits.Window));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromDays(7)), (settings.Memory.ThreadTimeToLive, settings.Corrections.Lookback));
    }

    [Theory]
    [InlineData("Limits:PerUser", "0")]
    [InlineData("Limits:PerConversation", "many")]
    [InlineData("Limits:Window", "-1")]
    [InlineData("Conversation:ThreadTimeToLive", "soon")]
    [InlineData("Retention:ConversationDays", "0")]
    [InlineData("Retention:ConversationDays", "1.5")]
    [InlineData("Scopes:Rules:0:Channel", "fax")]
    [InlineData("Scopes:Rules:0:Tenant", "T1")]
    public void NamesTheKeyOfAValueThatCannotBeUsed(string key, string value)
    {
        var problem = Assert.Throws<SettingsException>(() => Read(new() { [key] = value }));
        Assert.Contains(key[..key.LastIndexOf(':')], problem.Message);
    }

    [Fact]
    public void ARuleWithoutCollectionsIsAMistake()
    {
        var problem = Assert.Throws<SettingsException>(() => Read(new() { ["Scopes:Rules:0:Channel"] = "slack" }));
        Assert.Contains("Scopes:Rules:0:Collections", problem.Message);
    }

    private static ConversationSettings Read(Dictionary<string, string?> settings) =>
        ConversationSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
