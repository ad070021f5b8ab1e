using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Conformance;

/// <summary>
/// The Microsoft 365 Agents Playground without a browser, in front of the real program in a process of its own. What the
/// bot says is read where the Playground's page would read it: from its websocket.
/// </summary>
internal sealed partial class Playground : IAsyncDisposable
{
    public const string Person = "user-id-0";
    public const string Channel = "channel-announcements-id";
    public const string ReaderBase = "https://news.example.org";

    private const string Cli = "node_modules/@microsoft/m365agentsplayground/cli.js";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _bot;
    private readonly Process _playground;
    private readonly HttpClient _client;
    private readonly TempFolder _folder;

    private Playground(TempFolder folder, Process bot, Process playground, Uri address, JsonElement config, PlaygroundStream stream)
    {
        (_folder, _bot, _playground, Address, Stream) = (folder, bot, playground, address, stream);
        _client = new HttpClient { BaseAddress = address, Timeout = Patience };
        Personal = config.GetProperty("personalChat").GetProperty("id").GetString()!;
        Group = config.GetProperty("groupChats")[0].GetProperty("id").GetString()!;
        Tenant = config.GetProperty("tenantId").GetString()!;
        BotId = config.GetProperty("bot").GetProperty("id").GetString()!;
        BotName = config.GetProperty("bot").GetProperty("name").GetString()!;
    }

    /// <summary>Of the Playground's page.</summary>
    public Uri Address { get; }

    public PlaygroundStream Stream { get; }

    /// <summary>Conversation ids, which the Playground makes up anew each time.</summary>
    public string Personal { get; }

    public string Group { get; }

    public string Tenant { get; }

    public string BotId { get; }

    public string BotName { get; }

    public TempFolder Folder => _folder;

    public static async Task<Playground> StartAsync(string articles)
    {
        await NodeModules.ReadyAsync();
        var folder = new TempFolder();
        Process? bot = null, playground = null;
        try
        {
            var run = await CommandRun.OfAsync(folder, "ingest", folder.Write("news.jsonl", articles));
            Assert.Equal((0, ""), (run.Status, run.Error));
            bot = StartBot(folder);
            var endpoint = new Uri(new Uri(await UntilAsync(bot, BotAddress())), "api/messages");
            playground = StartPlayground(folder, endpoint);
            var address = new Uri($"http://localhost:{await UntilAsync(playground, PlaygroundPort())}");
            using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
            var config = await client.GetFromJsonAsync<JsonElement>("_internal/v1/config", TestContext.Current.CancellationToken);
            return new Playground(folder, bot, playground, address, config.GetProperty("config"), await PlaygroundStream.OpenAsync(address));
        }
        catch
        {
            End(playground);
            End(bot);
            folder.Dispose();
            throw;
        }
    }

    /// <summary>As if somebody added the app there: the Playground tells of it in two activities.</summary>
    public Task InstallAsync(string conversation) => PostAsync($"_debug/conversation/{conversation}/installation", []);

    /// <returns>The conversation in which the answer is to come: in a channel, the thread that the question began.</returns>
    public async Task<string> SayAsync(string conversation, string text, bool mention = false)
    {
        var said = new JsonObject { ["text"] = text, ["textFormat"] = "plain", ["from"] = Account(Person) };
        if (mention)
        {
            var words = $"<at>{BotName}</at>";
            (said["text"], said["textFormat"]) = ($"{words} {text}", "xml");
            said["mentions"] = new JsonArray(new JsonObject { ["mentioned"] = Account(BotId), ["text"] = words });
        }
        var answer = await PostAsync($"_conversation/v1/conversations/{conversation}/messages", said);
        return answer.TryGetProperty("postConversationId", out var thread) ? thread.GetString()! : conversation;
    }

    public Task<JsonElement> InvokeAsync(string conversation, string name, JsonObject value, string? messageId = null)
    {
        var invoke = new JsonObject { ["name"] = name, ["value"] = value, ["from"] = Account(Person), ["conversation"] = Account(conversation) };
        if (messageId is not null)
            invoke["replyToId"] = messageId;
        return PostAsync("_conversation/v1/invoke", invoke);
    }

    /// <summary>Sends an activity of the Playground's making, changed as its page lets one change it.</summary>
    public async Task SendAsync(string conversation, Action<JsonObject> change)
    {
        var template = await _client.GetFromJsonAsync<JsonObject>(
            $"_internal/v1/customActivities/template?conversationId={Uri.EscapeDataString(conversation)}", TestContext.Current.CancellationToken);
        change(template!);
        await PostAsync("_internal/v1/customActivities", template!);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        _client.Dispose();
        End(_playground);
        End(_bot);
        _folder.Dispose();
    }

    private static JsonObject Account(string id) => new() { ["id"] = id };

    private async Task<JsonElement> PostAsync(string path, JsonObject body)
    {
        using var response = await _client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default;
    }

    private static Process StartBot(TempFolder folder) => Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "briefbot.exe" : "briefbot"), ["--urls", "http://127.0.0.1:0"])
        {
            // Settings of whoever runs the tests stay out of it.
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = null,
                ["BriefBot__DataDirectory"] = folder.Data,
                ["BotFramework__LocalTesting"] = "true",
                ["Limits__PerUser"] = "1000",
                ["Limits__PerConversation"] = "1000",
                ["Reader__PublicBaseUrl"] = ReaderBase,
            },
        });

    /// <summary>On a port of its own choice where somebody took this one meanwhile.</summary>
    private static Process StartPlayground(TempFolder folder, Uri endpoint) => Start(
        new ProcessStartInfo("node", [Path.Combine(NodeModules.Folder, Cli), "start", "-e", endpoint.AbsoluteUri, "-c", "msteams", "-p", FreePort(), "--disable-telemetry"])
        {
            // It leaves a log where it is started.
            WorkingDirectory = Directory.CreateDirectory(folder["playground"]).FullName,
            Environment =
            {
                ["TEAMSAPPTESTER_BROWSER"] = "none",
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = folder["playground/none.yml"],
                ["NO_PROXY"] = "localhost,127.0.0.1",
                ["no_proxy"] = "localhost,127.0.0.1",
            },
        });

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return $"{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private static Process Start(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        return Process.Start(start)!;
    }

    /// <summary>What the pattern finds in what the process says; the rest is read away, so that it never has to wait.</summary>
    private static async Task<string> UntilAsync(Process process, Regex pattern)
    {
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (pattern.Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return match.Groups[1].Value;
            }
        }
        throw new InvalidOperationException($"{process.StartInfo.FileName} ended: {await error}");
    }

    private static void End(Process? process)
    {
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit(Patience);
        process.Dispose();
    }

    [GeneratedRegex(@"Chat page\s+(http://[\w.]+:\d+)")]
    private static partial Regex BotAddress();

    [GeneratedRegex(@"Listening on (\d+)")]
    private static partial Regex PlaygroundPort();
}
