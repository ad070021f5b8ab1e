using System.Net;
using BriefBot.Core.Indexing;

namespace BriefBot.Tests.Channels.Web;

public sealed class HealthEndpointTests
{
    [Fact]
    public async Task CountsTheArticlesForThePersonAtTheMachine()
    {
        await using var server = await WebServer.StartAsync();

        using var response = await server.GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"status":"ok","articles":2}""", await response.TextAsync());
    }

    [Fact]
    public async Task TellsAProberFromOutsideNoMoreThanThatItIsWell()
    {
        await using var server = await WebServer.StartAsync(new Setup { LocalAddress = IPAddress.Parse("10.1.2.3") });

        using var response = await server.GetAsync("/health", ("Host", "10.1.2.3:3978"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"status":"ok"}""", await response.TextAsync());
    }

    [Fact]
    public async Task FailsWithTheStore()
    {
        var setup = new Setup { StoreFailure = new StoreException(StoreFault.Unreadable, "The store is damaged.") };
        await using var server = await WebServer.StartAsync(setup);

        using var response = await server.GetAsync("/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("The store is damaged.", await response.ErrorAsync());
    }

    [Fact]
    public async Task TellsAProberFromOutsideNothingOfWhatAilsTheStore()
    {
        var setup = new Setup
        {
            LocalAddress = IPAddress.Parse("10.1.2.3"),
            StoreFailure = new StoreException(StoreFault.Unreadable, "The store is damaged."),
        };
        await using var server = await WebServer.StartAsync(setup);

        using var response = await server.GetAsync("/health", ("Host", "10.1.2.3:3978"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("The articles cannot be read at the moment.", await response.ErrorAsync());
    }
}
