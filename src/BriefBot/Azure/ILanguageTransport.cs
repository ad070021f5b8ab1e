using Azure;
using Azure.Identity;

namespace BriefBot.Azure;

/// <summary>
/// Carries one request to the service, with its short repeats: over HTTP, or by way of an SDK. The service is asked not to
/// keep what it reads, and to count in UTF-16 code units.
/// </summary>
internal interface ILanguageTransport
{
    /// <returns>The service's last answer, whatever its status.</returns>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    /// <exception cref="AuthenticationFailedException">There is no token.</exception>
    /// <exception cref="RequestFailedException">There is no answer.</exception>
    /// <exception cref="AggregateException">There is no answer, several times.</exception>
    Task<Response> SendAsync(LanguageTask task, IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken);
}
