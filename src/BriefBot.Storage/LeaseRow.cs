using BriefBot.Core.Conversation;

namespace BriefBot.Storage;

/// <summary>The columns that inbox and outbox have in common.</summary>
internal class LeaseRow
{
    public const string Columns = "number, key, conversation, state, fence, attempts, added, due, reason";

    public required long Number { get; init; }

    public required string Key { get; init; }

    public required string Conversation { get; init; }

    public required int State { get; init; }

    public required long Fence { get; init; }

    public required int Attempts { get; init; }

    public required double Added { get; init; }

    public required double Due { get; init; }

    public string? Reason { get; init; }

    /// <exception cref="InvalidDataException">This version does not know the word.</exception>
    protected static T Word<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse(text, out T word) && Enum.IsDefined(word) ? word : throw new InvalidDataException($"“{text}” is no {typeof(T).Name}");

    public QueueRow ToQueueRow() => new(
        Number,
        (QueueState)State,
        Key,
        ConversationKey.Parse(Conversation),
        Attempts,
        StoreClock.Read(Added),
        StoreClock.Read(Due),
        Reason);
}
