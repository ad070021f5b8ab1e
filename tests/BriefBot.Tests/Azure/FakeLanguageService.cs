using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using BriefBot.Tests.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Azure;

/// <summary>What the fake service finds in a document: offsets in UTF-16 code units.</summary>
internal readonly record struct StagedEntity(int Offset, int Length, string Category, double Confidence = 0.9);

/// <summary>
/// Azure AI Language on a free port of this machine: analyze-text of API version 2023-04-01 with its documented limits and
/// forms of errors. It tells offsets in text elements unless UTF-16 code units are asked for, as the service does.
/// </summary>
internal sealed class FakeLanguageService : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    private const int MostElements = 5120;
    private const int MostBytes = 1024 * 1024;
    private static readonly HashSet<string> Languages = ["en", "nl", "de", "fr", "ru"];
    private static readonly Dictionary<string, int> MostDocuments = new()
    {
        ["EntityRecognition"] = 5, ["KeyPhraseExtraction"] = 10, ["LanguageDetection"] = 1000,
    };

    private readonly WebApplication _app;
    private int _requests;
    private int _mostAtOnce;

    private FakeLanguageService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Bearer tokens that are taken beside the key.</summary>
    public string? Token { get; set; }

    /// <summary>What to answer to a whole request instead of working; null: it works.</summary>
    public Func<IResult?> Trouble { get; set; } = () => null;

    /// <summary>The code of a document's error; null: none.</summary>
    public Func<string, string?> DocumentError { get; set; } = _ => null;

    public Func<string, IEnumerable<StagedEntity>> Entities { get; set; } = _ => [];

    public Func<string, string> Language { get; set; } = _ => "(Unknown)";

    /// <summary>Waited for before each answer.</summary>
    public Func<CancellationToken, Task> Delay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Moves every offset: a service that counts otherwise.</summary>
    public int OffBy { get; set; }

    public int Requests => Volatile.Read(ref _requests);

    public int MostDocumentsAtOnce => Volatile.Read(ref _mostAtOnce);

    /// <summary>How often each text was answered, by kind.</summary>
    public ConcurrentDictionary<(string Kind, string Text), int> Answered { get; } = [];

    public ConcurrentQueue<string> Bodies { get; } = [];

    public static async Task<FakeLanguageService> StartAsync()
    {
        var app = LoopbackHost.NewBuilder().Build();
        var service = new FakeLanguageService(app);
        app.MapPost("/language/:analyze-text", (Delegate)service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    public static IResult Error(int status, string code, string? inner = null) => Results.Json(
        new { error = new { code, message = "It went wrong.", innererror = inner is null ? null : new { code = inner, message = "In detail." } } },
        statusCode: status);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        await Delay(context.RequestAborted);
        if (!IsAllowed(context.Request))
            return Error(401, "401");
        if (Trouble() is { } trouble)
            return trouble;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        if (buffer.Length > MostBytes)
            return Error(413, "InvalidRequest", "RequestTooLarge");
        Bodies.Enqueue(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        if (context.Request.Query["api-version"] != "2023-04-01" || context.Request.ContentType != "application/json")
            return Error(400, "InvalidRequest", "InvalidApiVersion");
        return Answer(JsonDocument.Parse(buffer.ToArray()).RootElement);
    }

    private bool IsAllowed(HttpRequest request) =>
        request.Headers["Ocp-Apim-Subscription-Key"] == Key || Token is not null && request.Headers.Authorization == $"Bearer {Token}";

    private IResult Answer(JsonElement request)
    {
        var kind = request.GetProperty("kind").GetString()!;
        if (!MostDocuments.TryGetValue(kind, out var most))
            return Error(400, "InvalidArgument", "UnsupportedKind");
        var documents = request.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().ToList();
        if (documents.Count == 0)
            return Error(400, "InvalidRequest", "MissingInputDocuments");
        if (documents.Count > most)
            return Error(400, "InvalidRequest", "InvalidDocumentBatch");
        if (documents.Select(document => document.GetProperty("id").GetString()).Distinct().Count() < documents.Count)
            return Error(400, "InvalidRequest", "InvalidDocumentBatch");
        _mostAtOnce = Math.Max(_mostAtOnce, documents.Count);
        var parameters = request.GetProperty("parameters");
        var inUnits = parameters.TryGetProperty("stringIndexType", out var type) && type.GetString() == "Utf16CodeUnit";
        var (read, errors) = (new List<object>(), new List<object>());
        foreach (var document in documents)
        {
            var (id, text) = (document.GetProperty("id").GetString()!, document.GetProperty("text").GetString()!);
            if (Problem(document, text, kind) is { } problem)
            {
                errors.Add(new { id, error = problem });
                continue;
            }
            Answered.AddOrUpdate((kind, text), 1, (_, times) => times + 1);
            read.Add(kind switch
            {
                "EntityRecognition" => new { id, entities = Entities(text).Select(entity => Wire(entity, text, inUnits)), warnings = Array.Empty<object>() },
                "KeyPhraseExtraction" => new { id, keyPhrases = text.Split(' ').Take(2), warnings = Array.Empty<object>() },
                _ => new { id, detectedLanguage = new { name = Language(text), iso6391Name = Language(text), confidenceScore = 0.9 }, warnings = Array.Empty<object>() },
            });
        }
        return Results.Json(new { kind = $"{kind}Results", results = new { documents = read, errors, modelVersion = "2025-02-01" } });
    }

    private object? Problem(JsonElement document, string text, string kind)
    {
        if (DocumentError(text) is { } staged)
            return staged is "InternalServerError" or "ServiceUnavailable" ? new { code = staged, message = "Later." } : Invalid(staged);
        if (text.Length == 0 || new StringInfo(text).LengthInTextElements > MostElements)
            return Invalid("InvalidDocument");
        return kind != "LanguageDetection" && !Languages.Contains(document.GetProperty("language").GetString()!) ? Invalid("UnsupportedLanguageCode") : null;
    }

    private static object Invalid(string code) =>
        new { code = "InvalidArgument", message = "Invalid.", innererror = new { code, message = "In detail." } };

    private object Wire(StagedEntity entity, string text, bool inUnits)
    {
        var words = text.Substring(entity.Offset, entity.Length);
        return new
        {
            text = words,
            category = entity.Category,
            offset = OffBy + (inUnits ? entity.Offset : new StringInfo(text[..entity.Offset]).LengthInTextElements),
            length = inUnits ? entity.Length : new StringInfo(words).LengthInTextElements,
            confidenceScore = entity.Confidence,
        };
    }
}
