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
