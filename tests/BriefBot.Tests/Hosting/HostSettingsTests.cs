using BriefBot.Hosting;
using Microsoft.Extensions.Configuration;

namespace BriefBot.Tests.Hosting;

public sealed class HostSettingsTests
{
    [Fact]
    public void ReadsAllowedHostsFromAListAndFromOneLine()
    {
        Assert.Equal(["intranet", "10.0.0.5"], AllowedHosts(("Feeds:AllowedPrivateHosts", "intranet, 10.0.0.5")));
        Assert.Equal(
            ["intranet", "10.0.0.5"],
            AllowedHosts(("Feeds:AllowedPrivateHosts:0", "intranet"), ("Feeds:AllowedPrivateHosts:1", "10.0.0.5")));
        Assert.Empty(AllowedHosts(("Feeds:MaxBytes", "1000")));
    }

    private static IReadOnlyList<string> AllowedHosts(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        return HostSettings.Read(configuration, "data").Feeds.AllowedPrivateHosts;
    }
}
