using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace BriefBot.Azure;

/// <summary>
/// Asks Azure AI Language (POST /language/:analyze-text, API version 2023-04-01) through Azure.Core's pipeline, which signs
/// the request and repeats it after short pauses. The service is asked not to keep what it reads.
/// </summary>
internal sealed class LanguageClient
{
    private const string Path = "/language/:analyze-text?api-version=2023-04-01";
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    /// <summary>In bytes: many times the longest answer to five documents.</summary>
    private const int MostAnswer = 16 * 1024 * 1024;

    /// <summary>For one request with its repeats: somebody's article waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly HttpPipeline _pipeline;
    private readonly TimeProvider _time;
    private readonly Uri _address;

    /// <param name="credential">Whose token is used where there is no key; null: whoever the program runs as.</param>
    public LanguageClient(AzureLanguageOptions options, TimeProvider time, LanguageClientOptions? client = null, TokenCredential? credential = null)
    {
        _time = time;
        HttpPipelinePolicy signing = options.Key is { } key
            ? new KeyPolicy(key)
            : new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), Scope);
        _pipeline = HttpPipelineBuilder.Build(client ?? new LanguageClientOptions(), signing);
        _address = new Uri(options.Endpoint.AbsoluteUri.TrimEnd('/') + Path);
    }

    /// <summary>By the service's clock, when it answered last; null before it did.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    /// <param name="documents">As JSON; no more than the service takes.</param>
    public async Task<LanguageOutcome> AskAsync(LanguageTask task, IReadOnlyList<byte[]> documents, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        // The answer is read here, as far as it may go.
        message.BufferResponse = false;
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_address);
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Content = RequestContent.Create(Body(task, documents));
        using var limit = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _pipeline.SendAsync(message, either.Token);
            ServerTime = message.Response.Headers.Date ?? ServerTime;
            return await OutcomeAsync(message.Response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new LanguageOutcome.Unavailable("it does not answer in time");
        }
        catch (AuthenticationFailedException)
        {
            return new LanguageOutcome.Unavailable("there is no token for it: sign in, give the program an identity, or set AzureLanguage:Key");
        }
        catch (JsonException)
        {
            return new LanguageOutcome.Unavailable("it gives an answer that is none");
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException)
        {
            return new LanguageOutcome.Unavailable("it cannot be reached");
        }
    }

    private static async Task<LanguageOutcome> OutcomeAsync(Response response, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(response, cancellationToken);
        return response.Status switch
        {
            200 => LanguageAnswer.Read(body),
            400 or 413 => new LanguageOutcome.Refused(LanguageAnswer.ErrorCode(body) ?? $"status{response.Status}"),
            401 => new LanguageOutcome.Unavailable("it does not accept the key or token (401): AzureLanguage:Key has to be one of the resource's keys"),
            403 => new LanguageOutcome.Unavailable("it is closed to us (403): the program's identity needs the role Cognitive Services User, or the quota is used up"),
            404 => new LanguageOutcome.Unavailable("there is no such resource (404): check AzureLanguage:Endpoint"),
            429 => new LanguageOutcome.Unavailable("it is asked too often (429)", After(response)),
            var status => new LanguageOutcome.Unavailable($"it is out of order ({status})", After(response)),
        };
    }

    private static TimeSpan? After(Response response) =>
        response.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Response response, CancellationToken cancellationToken)
    {
        if (response.ContentStream is not { } stream)
            return default;
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await stream.ReadAsync(part, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > MostAnswer)
                throw new JsonException("The answer is endless.");
            body.Write(part, 0, read);
        }
        return body.ToArray();
    }

    private sealed class KeyPolicy(string key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(KeyHeader, key);
    }

    private static BinaryData Body(LanguageTask task, IReadOnlyList<byte[]> documents)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("kind", task.Kind);
            json.WriteStartObject("parameters");
            json.WriteString("modelVersion", "latest");
            json.WriteBoolean("loggingOptOut", true);
            if (task == LanguageTask.Entities)
                json.WriteString("stringIndexType", "Utf16CodeUnit");
            json.WriteEndObject();
            json.WriteStartObject("analysisInput");
            json.WriteStartArray("documents");
            foreach (var document in documents)
                json.WriteRawValue(document, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return new BinaryData(bytes.ToArray());
    }
}
