using System.Text.Json;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Digests.Requests;
using BriefBot.Core.Digests.Talk;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>What a button of our cards says: in the <c>data</c> of its Action.Execute, or the value of its Action.Submit.</summary>
internal static class CardCommand
{
    /// <summary>The message that the card stands below; null where it does not say.</summary>
    public static string? MessageIn(JsonElement data) =>
        data.Text(CardActions.MessageProperty) is { Length: <= ActivityReader.MaxId } message ? message : null;

    /// <summary>As a person could type it; null when it is no button of ours.</summary>
    public static string? In(JsonElement data) => SubscribeInputs.In(data) is { } form
        // Where no card can be shown in its place, a form that lacks something is asked for anew.
        ? new FormEntry(form.Value).Read(form.Language).Line ?? SubscriptionTexts.For(form.Language).SubscribeWord
        : data.Text(CardActions.CommandProperty)?.Trim() is { Length: > 0 and <= TeamsLimits.ActionCommand } command ? command : null;
}
