using System.Text.Json;

namespace BriefBot.Tests.Platforms;

/// <summary>A message as the fake platform got it.</summary>
/// <param name="Sender">The process that sent it.</param>
internal sealed record FakeMessage(
    string Id, string DeliveryId, string Conversation, string? Thread, string? Answers, string Text, string Sender, DateTimeOffset Arrived)
{
    /// <summary>How often it was changed since.</summary>
    public int Updates { get; init; }

    public bool IsDeleted { get; init; }
}

/// <summary>A message on the wire.</summary>
internal sealed record FakePost(
    string DeliveryId, string Conversation, string? Thread, string? Answers, string Text, string Sender);

/// <param name="Post">What is to be sent; null for other requests.</param>
internal sealed record FakeRequest(string Method, string Path, FakePost? Post)
{
    public static FakeRequest Of(HttpExchange exchange) => new(
        exchange.Method,
        exchange.Path,
        exchange is { Method: "POST", Path: "/messages" } ? JsonSerializer.Deserialize<FakePost>(exchange.Body) : null);
}
