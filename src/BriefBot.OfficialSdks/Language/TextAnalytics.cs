using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace BriefBot.OfficialSdks.Language;

/// <summary>
/// Azure AI Language through TextAnalyticsClient, which counts in UTF-16 code units by itself. What the service answered is
/// told as it came, so that it is read in one place.
/// </summary>
public sealed class TextAnalytics
{
    private static readonly TextAnalyticsRequestOptions NothingKept = new() { DisableServiceLogs = true, ModelVersion = "latest" };

    private readonly TextAnalyticsClient _client;

    /// <param name="key">Null: a token of <paramref name="credential"/> is used.</param>
    /// <param name="credential">Null: whoever the program runs as.</param>
    /// <param name="like">How often and how long a request is tried, over what, and what is told of it.</param>
    public TextAnalytics(Uri endpoint, string? key, TokenCredential? credential, ClientOptions like)
    {
        var options = new TextAnalyticsClientOptions(TextAnalyticsClientOptions.ServiceVersion.V2023_04_01) { Transport = like.Transport, RetryPolicy = like.RetryPolicy };
        options.Retry.NetworkTimeout = like.Retry.NetworkTimeout;
        options.Diagnostics.IsTelemetryEnabled = like.Diagnostics.IsTelemetryEnabled;
        options.Diagnostics.IsDistributedTracingEnabled = like.Diagnostics.IsDistributedTracingEnabled;
        options.Diagnostics.IsLoggingContentEnabled = like.Diagnostics.IsLoggingContentEnabled;
        options.AddPolicy(new AnswerKeeper(), HttpPipelinePosition.PerCall);
        _client = key is null
            ? new TextAnalyticsClient(endpoint, credential ?? new DefaultAzureCredential(), options)
            : new TextAnalyticsClient(endpoint, new AzureKeyCredential(key), options);
    }

    /// <param name="kind">"EntityRecognition", "KeyPhraseExtraction" or "LanguageDetection".</param>
    /// <param name="documents">At least one. The language is null where it is to be told.</param>
    /// <returns>The service's last answer, whatever its status.</returns>
    /// <exception cref="RequestFailedException">There is no answer.</exception>
    /// <exception cref="AggregateException">There is no answer, several times.</exception>
    public async Task<Response> SendAsync(string kind, IReadOnlyList<(string Id, string? Language, string Text)> documents, CancellationToken cancellationToken)
    {
        var kept = AnswerKeeper.Begin();
        try
        {
            await AskAsync(kind, documents, cancellationToken);
        }
        catch (Exception) when (kept.Answer is not null)
        {
            // A refusal, or an answer that the client cannot read: whoever asked can.
        }
        var answer = kept.Answer ?? throw new InvalidOperationException("The client made no request.");
        if (answer.ContentStream is { CanSeek: true } content)
            content.Position = 0;
        return answer;
    }

    private Task AskAsync(string kind, IReadOnlyList<(string Id, string? Language, string Text)> documents, CancellationToken cancellationToken) => kind switch
    {
        "EntityRecognition" => _client.RecognizeEntitiesBatchAsync(Inputs(documents), NothingKept, cancellationToken),
        "KeyPhraseExtraction" => _client.ExtractKeyPhrasesBatchAsync(Inputs(documents), NothingKept, cancellationToken),
        // Left open, the hint is documented to be the United States.
        _ => _client.DetectLanguageBatchAsync(
            documents.Select(document => new DetectLanguageInput(document.Id, document.Text) { CountryHint = DetectLanguageInput.None }), NothingKept, cancellationToken),
    };

    private static IEnumerable<TextDocumentInput> Inputs(IReadOnlyList<(string Id, string? Language, string Text)> documents) =>
        documents.Select(document => new TextDocumentInput(document.Id, document.Text) { Language = document.Language });

    /// <summary>Keeps the last answer of the running call.</summary>
    private sealed class AnswerKeeper : HttpPipelinePolicy
    {
        private static readonly AsyncLocal<Kept?> Running = new();

        public static Kept Begin() => Running.Value = new Kept();

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (Running.Value is { } kept && message.HasResponse)
                kept.Answer = message.Response;
        }
    }

    private sealed class Kept
    {
        public Response? Answer { get; set; }
    }
}
