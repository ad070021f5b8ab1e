using System.Text.Json;
using BriefBot.Cli.Manifests;
using BriefBot.Tests.Azure;
using BriefBot.Tests.LanguageModels;
using BriefBot.Tests.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Cli;

public sealed class DoctorCommandTests : IDisposable
{
    private const string Secret = "xoxb-very-secret";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WithNothingSetUpAllIsWellAndNoStoreIsMade()
    {
        var run = await CommandRun.OfAsync(_folder, "doctor");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            ["store ok", "index off", "feeds off", "teams off", "slack off", "azure language off", "language model off", "clock ok"],
            run.Lines.Select(line => string.Join(' ', line[..22].Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.False(Directory.Exists(_folder.Data));
    }

    [Fact]
    public async Task SaysWhatIsInTheStore()
    {
        await File.WriteAllTextAsync(_folder["a.txt"], "Marta Kowalczyk opened the bridge. It cost a lot.", TestContext.Current.CancellationToken);
        await CommandRun.OfAsync(_folder, "ingest", _folder["a.txt"]);
        var run = await CommandRun.OfAsync(_folder, "doctor");
        Assert.Contains($"1 articles in {_folder.Data}", run.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("2 sentences", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsNoneIsWrongAndTheRestIsLookedAt()
    {
        Directory.CreateDirectory(_folder.Data);
        await File.WriteAllTextAsync(Path.Combine(_folder.Data, "briefbot.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(_folder, "doctor");
        Assert.Equal(1, run.Status);
        Assert.StartsWith("store           wrong", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(8, run.Lines.Count);
    }

    [Fact]
    public async Task ASettingThatCannotBeUsedIsWrong()
    {
        var run = await CommandRun.OfAsync(_folder, new RunOptions { Settings = new() { ["AzureLanguage:Key"] = Secret } }, "doctor");
        Assert.Equal(1, run.Status);
        Assert.StartsWith("settings        wrong  AzureLanguage:Endpoint is missing", run.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksAzureLanguageWithoutCost()
    {
        await using var service = await FakeLanguageService.StartAsync();
        var settings = new Dictionary<string, string?> { ["AzureLanguage:Endpoint"] = service.Address.AbsoluteUri, ["AzureLanguage:Key"] = FakeLanguageService.Key };
        Assert.Equal(("ok", "127.0.0.1 answers"), await FoundAsync(settings, "azure language"));
        settings["AzureLanguage:Key"] = "wrong";
        var (state, text) = await FoundAsync(settings, "azure language");
        Assert.Equal("wrong", state);
        Assert.Contains("(401)", text, StringComparison.Ordinal);
        Assert.Empty(service.Answered);
        settings["AzureLanguage:Endpoint"] = "http://127.0.0.1:9/";
        Assert.Equal(("wrong", "127.0.0.1: it cannot be reached"), await FoundAsync(settings, "azure language"));
    }

    [Theory]
    [InlineData(FakeModel.Name, "ok")]
    [InlineData("huge", "wrong")]
    public async Task LooksWhetherTheLanguageModelIsThere(string model, string state)
    {
        await using var fake = await FakeModel.AnsweringAsync(_ => Task.CompletedTask);
        var settings = new Dictionary<string, string?> { ["LanguageModel:Endpoint"] = fake.Endpoint, ["LanguageModel:ChatModel"] = model };
        Assert.Equal(state, (await FoundAsync(settings, "language model")).State);
        Assert.Empty(fake.Requests);
    }

    [Theory]
    [InlineData(null, "all", "", "ok")]
    [InlineData("invalid_auth", "all", "the bot's token is refused: invalid_auth", "wrong")]
    [InlineData("<script>", "all", "the bot's token is refused: unnamed", "wrong")]
    [InlineData(null, "chat:write,commands", "the bot's token lacks app_mentions:read, assistant:write", "wrong")]
    public async Task TriesSlacksTokensAndScopes(string? error, string scopes, string text, string state)
    {
        await using var slack = await SlackAsync(error, scopes == "all" ? string.Join(',', SlackManifest.Scopes()) : scopes, TimeSpan.Zero);
        var (found, said) = await FoundAsync(Slack(slack), "slack");
        Assert.Equal(state, found);
        Assert.StartsWith(text, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScopesAreThoseOfTheManifest()
    {
        Assert.Contains("users:read", SlackManifest.Scopes());
        Assert.DoesNotContain("links:read", SlackManifest.Scopes());
        Assert.All(SlackManifest.Scopes(), scope => Assert.Matches("^[a-z_]+(:[a-z]+)?$", scope));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task AClockThatIsWrongShowsBesideThatOfAService()
    {
        await using var slack = await SlackAsync(null, string.Join(',', SlackManifest.Scopes()), TimeSpan.FromMinutes(-7));
        var (state, text) = await FoundAsync(Slack(slack), "clock");
        Assert.Equal("wrong", state);
        Assert.Contains("7 minutes ahead of 127.0.0.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BotFrameworkSettingsThatAreHalfDoneAreWrong()
    {
        var (state, text) = await FoundAsync(new() { ["BotFramework:AppId"] = "app" }, "teams");
        Assert.Equal("wrong", state);
        Assert.Contains("BotFramework:TenantId is missing", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysOfIncomingTokensThatCannotBeHadAreToldWithoutTheSecret()
    {
        var settings = new Dictionary<string, string?>
        {
            ["BotFramework:AppId"] = "app", ["BotFramework:TenantId"] = "tenant", ["BotFramework:AppPassword"] = Secret,
            ["BotFramework:OpenIdMetadataUrl"] = "http://127.0.0.1:9/keys", ["BotFramework:Authority"] = "http://127.0.0.1:9/",
        };
        Assert.Equal(("wrong", "the keys of incoming tokens cannot be had: their host cannot be reached"), await FoundAsync(settings, "teams"));
    }

    private static Dictionary<string, string?> Slack(WebApplication slack) => new()
    {
        ["Slack:BotToken"] = Secret, ["Slack:AppToken"] = "xapp-secret", ["Slack:ApiBaseUrl"] = $"{slack.Urls.First()}/api/",
    };

    private static async Task<WebApplication> SlackAsync(string? error, string scopes, TimeSpan clock)
    {
        var app = LoopbackHost.NewBuilder().Build();
        app.MapPost("/api/auth.test", (Delegate)((HttpContext context) =>
        {
            context.Response.Headers["x-oauth-scopes"] = scopes;
            context.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + clock).ToString("R");
            return context.Request.Headers.Authorization == $"Bearer {Secret}" && error is null ? Results.Json(new { ok = true }) : Results.Json(new { ok = false, error });
        }));
        app.MapPost("/api/apps.connections.open", (Delegate)((HttpContext context) =>
            Results.Json(new { ok = context.Request.Headers.Authorization == "Bearer xapp-secret", url = "wss://127.0.0.1/?ticket=1" })));
        await app.StartAsync();
        return app;
    }

    private async Task<(string State, string Text)> FoundAsync(Dictionary<string, string?> settings, string service)
    {
        var run = await CommandRun.OfAsync(_folder, new RunOptions { Settings = settings }, "doctor", "--json");
        Assert.Equal("", run.Error);
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
        var records = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(records.Exists(record => record.GetProperty("state").GetString() == "wrong") ? 1 : 0, run.Status);
        var found = records.Single(record => record.GetProperty("service").GetString() == service);
        return (found.GetProperty("state").GetString()!, found.GetProperty("text").GetString()!);
    }
}
