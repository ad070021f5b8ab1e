using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace BriefBot.Azure;

/// <summary>POST /language/:analyze-text, API version 2023-04-01, through Azure.Core's pipeline, which signs and repeats.</summary>
internal sealed class LanguageHttp : ILanguageTransport
{
    private const string Path = "/language/:analyze-text?api-version=2023-04-01";
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly HttpPipeline _pipeline;
    private readonly Uri _address;

    /// <param name="credential">Whose token is used where there is no key; null: whoever the program runs as.</param>
    public LanguageHttp(AzureLanguageOptions options, LanguageClientOptions? client = null, TokenCredential? credential = null)
    {
        HttpPipelinePolicy signing = options.Key is { } key
            ? new KeyPolicy(key)
            : new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), Scope);
        _pipeline = HttpPipelineBuilder.Build(client ?? new LanguageClientOptions(), signing);
        _address = new Uri(options.Endpoint.AbsoluteUri.TrimEnd('/') + Path);
    }

    public async Task<Response> SendAsync(LanguageTask task, IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken)
    {
        // Goes with its response, which is read by whoever asked, as far as it may go.
        var message = _pipeline.CreateMessage();
        message.BufferResponse = false;
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_address);
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Content = RequestContent.Create(Body(task, documents));
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response;
    }

    private static BinaryData Body(LanguageTask task, IReadOnlyList<LanguageDocument> documents)
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
                json.WriteRawValue(document.Json, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return new BinaryData(bytes.ToArray());
    }

    private sealed class KeyPolicy(string key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(KeyHeader, key);
    }
}
