using System.Text.Json;
using BriefBot.Channels.BotFramework.Activities;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>What a button of our cards says: the <c>data</c> of its Action.Execute, or the value of its Action.Submit.</summary>
/// <param name="Command">As a person could type it.</param>
/// <param name="Question">The message whose answer the card shows; null where it shows none.</param>
internal sealed record CardCommand(string Command, string? Question)
{
    private const int MaxLength = 300;

    /// <summary>Null when it is none of ours.</summary>
    public static CardCommand? In(JsonElement data) =>
        data.Text("command")?.Trim() is { Length: > 0 and <= MaxLength } command
            ? new CardCommand(command, data.Text("question") is { Length: <= ActivityReader.MaxId } question ? question : null)
            : null;
}
