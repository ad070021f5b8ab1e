using Azure;
using Azure.Core;
using BriefBot.OfficialSdks.Language;

namespace BriefBot.Azure;

/// <summary>Azure AI Language through its SDK.</summary>
internal sealed class TextAnalyticsTransport(AzureLanguageOptions options, LanguageClientOptions client, TokenCredential? credential) : ILanguageTransport
{
    private readonly TextAnalytics _service = new(options.Endpoint, options.Key, credential, client);

    public Task<Response> SendAsync(LanguageTask task, IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken) =>
        _service.SendAsync(task.Kind, [.. documents.Select(document => (document.Id, document.Language, document.Text))], cancellationToken);
}
