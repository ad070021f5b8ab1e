using System.Net;
using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Platforms;

/// <summary>Speaks with <see cref="FakePlatform"/> as a channel's client does with a real one.</summary>
internal sealed class FakeChannelClient : IChannelClient, IDisposable
{
    public const string Channel = "fake";

    /// <summary>A channel like it without look-up.</summary>
    public const string BlindChannel = "blind";

    private readonly HttpClient _http;
    private readonly string _sender;

    /// <param name="sender">Names this process to the platform.</param>
    public FakeChannelClient(Uri platform, string channel = Channel, string sender = "test")
    {
        _sender = sender;
        // One connection a request: on a kept one, the HTTP stack may send a request again by itself.
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = platform };
        Capabilities = new ChannelCapabilities
        {
            Channel = channel,
            Updates = true,
            Threads = true,
            CanLookUp = channel != BlindChannel,
            MaxTextLength = 4_000,
        };
    }

    public ChannelCapabilities Capabilities { get; init; }

    public void Dispose() => _http.Dispose();

    public async Task<SendResult> SendAsync(
        OutboxDelivery delivery, Reply? reply, string? platformMessageId, CancellationToken cancellationToken)
    {
        using var request = Request(delivery, reply, platformMessageId);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return await ResultAsync(response, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return new SendResult.RetryLater(null, "the platform cannot be reached");
        }
        catch (HttpRequestException e)
        {
            return new SendResult.Uncertain(e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException)
        {
            return new SendResult.Uncertain("no answer in time");
        }
    }

    public async Task ShowTypingAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsync("typing", null, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Nothing depends on it.
        }
    }

    public async Task<LookUpResult> LookUpAsync(OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync($"messages?delivery={delivery.Id}", cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new LookUpResult(
                    LookUpOutcome.Found, await response.Content.ReadAsStringAsync(cancellationToken)),
                HttpStatusCode.NoContent => new LookUpResult(LookUpOutcome.NotFound),
                _ => new LookUpResult(LookUpOutcome.Unknown, After: response.Headers.RetryAfter?.Delta),
            };
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new LookUpResult(LookUpOutcome.Unknown);
        }
    }

    private HttpRequestMessage Request(OutboxDelivery delivery, Reply? reply, string? platformMessageId) => delivery.Kind switch
    {
        DeliveryKind.Delete => new HttpRequestMessage(HttpMethod.Delete, $"messages/{platformMessageId}"),
        DeliveryKind.Update => new HttpRequestMessage(HttpMethod.Put, $"messages/{platformMessageId}")
        {
            Content = new StringContent(reply!.Text),
        },
        _ => new HttpRequestMessage(HttpMethod.Post, "messages")
        {
            Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(new FakePost(
                delivery.Id,
                delivery.Conversation.ToString(),
                delivery.Thread,
                delivery.AnswersMessageId,
                reply!.Text,
                _sender))),
        },
    };

    private static async Task<SendResult> ResultAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode switch
        {
            HttpStatusCode.OK => new SendResult.Sent(await response.Content.ReadAsStringAsync(cancellationToken)),
            HttpStatusCode.TooManyRequests => new SendResult.RetryLater(response.Headers.RetryAfter?.Delta, "throttled"),
            HttpStatusCode.NotFound => new SendResult.Gone("no such conversation or message"),
            HttpStatusCode.Forbidden => new SendResult.Forbidden("the bot is not welcome"),
            HttpStatusCode.RequestEntityTooLarge => new SendResult.TooLarge("longer than the platform takes"),
            HttpStatusCode.BadRequest => new SendResult.Rejected("malformed"),
            var status => new SendResult.Uncertain($"status {(int)status}"),
        };
}
