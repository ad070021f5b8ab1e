using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Tests.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.LanguageModels;

/// <summary>Speaks the chat completions protocol of OpenAI, streamed, on a free port, and says what the test wants said.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    public const string Name = "tiny";
    public const string EmbeddingName = "tiny-embedding";
    public const string Key = "sk-fake-4711";

    private readonly WebApplication _app;

    private FakeModel(WebApplication app) => _app = app;

    public List<JsonNode> Requests { get; } = [];

    /// <summary>Texts that vectors were asked for, in order.</summary>
    public List<string> Embedded { get; } = [];

    /// <summary>What requests for vectors are answered with instead, while it is set.</summary>
    public Func<HttpContext, Task>? EmbeddingFault { get; set; }

    public List<string?> Authorizations { get; } = [];

    public string Endpoint => $"{_app.Urls.First()}/v1/";

    public Dictionary<string, string?> Settings => new()
    {
        ["LanguageModel:Endpoint"] = Endpoint,
        ["LanguageModel:ChatModel"] = Name,
        ["LanguageModel:Key"] = Key,
    };

    public Dictionary<string, string?> EmbeddingSettings => new()
    {
        ["LanguageModel:Endpoint"] = Endpoint,
        ["LanguageModel:EmbeddingModel"] = EmbeddingName,
        ["LanguageModel:Key"] = Key,
    };

    /// <summary>Writes this text, a few characters a piece, and then what it took.</summary>
    public static Task<FakeModel> SayingAsync(string text) => AnsweringAsync(context => SayAsync(context, text));

    /// <param name="answer">Answers each request for a completion.</param>
    public static async Task<FakeModel> AnsweringAsync(Func<HttpContext, Task> answer)
    {
        var app = LoopbackHost.NewBuilder().Build();
        var fake = new FakeModel(app);
        app.MapPost("/v1/chat/completions", async context =>
        {
            lock (fake.Requests)
                fake.Authorizations.Add(context.Request.Headers.Authorization);
            var request = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            lock (fake.Requests)
                fake.Requests.Add(request!);
            await answer(context);
        });
        app.MapPost("/v1/embeddings", context => fake.EmbedAsync(context));
        app.MapGet("/v1/models", () => Results.Json(new
        {
            @object = "list",
            data = new[] { Name, EmbeddingName }.Select(name => new { id = name, @object = "model", created = 1, owned_by = "test" }),
        }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public static async Task SayAsync(HttpContext context, string text)
    {
        Begin(context);
        foreach (var piece in text.Chunk(7))
            await WriteAsync(context, new string(piece));
        await EventAsync(context, """{"id":"c","object":"chat.completion.chunk","created":1,"model":"tiny","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}""");
        await EventAsync(context, "[DONE]");
    }

    public static void Begin(HttpContext context) => context.Response.ContentType = "text/event-stream";

    public static Task WriteAsync(HttpContext context, string piece) => EventAsync(
        context,
        $$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"tiny","choices":[{"index":0,"delta":{"role":"assistant","content":{{JsonSerializer.Serialize(piece)}}},"finish_reason":null}]}""");

    private async Task EmbedAsync(HttpContext context)
    {
        if (EmbeddingFault is { } fault)
        {
            await fault(context);
            return;
        }
        var request = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var texts = request!["input"]!.AsArray().Select(text => (string)text!).ToList();
        lock (Requests)
            Embedded.AddRange(texts);
        await context.Response.WriteAsJsonAsync(
            new
            {
                @object = "list",
                data = texts.Select((text, index) => new { @object = "embedding", index, embedding = FakeEmbedding.Of(text) }),
                usage = new { prompt_tokens = texts.Count * 10, total_tokens = texts.Count * 10 },
            },
            context.RequestAborted);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task EventAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
