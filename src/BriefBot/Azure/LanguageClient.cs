using System.Text.Json;
using Azure;
using Azure.Identity;

namespace BriefBot.Azure;

/// <summary>Asks Azure AI Language (analyze-text, API version 2023-04-01), and tells what became of it.</summary>
internal sealed class LanguageClient(ILanguageTransport transport, TimeProvider time)
{
    /// <summary>In bytes: many times the longest answer to five documents.</summary>
    private const int MostAnswer = 16 * 1024 * 1024;

    /// <summary>For one request with its repeats: somebody's article waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>By the service's clock, when it answered last; null before it did.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    /// <param name="documents">No more than the service takes.</param>
    public async Task<LanguageOutcome> AskAsync(LanguageTask task, IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await transport.SendAsync(task, documents, either.Token);
            ServerTime = response.Headers.Date ?? ServerTime;
            return await OutcomeAsync(response, either.Token);
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
}
