using System.Text.Json;
using BriefBot.Channels.BotFramework.Activities;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>What a button of our cards says: in the <c>data</c> of its Action.Execute, or the value of its Action.Submit.</summary>
internal static class CardCommand
{
    private const int MaxLength = 300;

    /// <summary>As a person could type it; null when it is no button of ours.</summary>
    public static string? In(JsonElement data) => data.Text("command")?.Trim() is { Length: > 0 and <= MaxLength } command ? command : null;
}
