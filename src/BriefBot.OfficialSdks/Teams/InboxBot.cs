using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BriefBot.OfficialSdks.Teams;

/// <summary>
/// Has one turn handled, and tells the adapter what it can tell: the answer of an invoke, and replies that are to come in
/// the response. TeamsActivityHandler would sort activities once more and drop the types that it does not know.
/// </summary>
internal sealed class InboxBot(Func<CancellationToken, Task<TurnOutcome>> handle) : IBot
{
    /// <summary>Null where the adapter never came as far as this.</summary>
    public TurnOutcome? Outcome { get; private set; }

    /// <summary>What handling failed with.</summary>
    public Exception? Failure { get; private set; }

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        try
        {
            Outcome = await handle(cancellationToken);
        }
        catch (Exception failure)
        {
            // Past the adapter, which has meanings of its own for some.
            Failure = failure;
            throw;
        }
        if (await TellAsync(turnContext, Outcome, cancellationToken))
            Outcome = Outcome with { IsWritten = true };
    }

    /// <summary>False where the adapter can only say 200.</summary>
    private static async Task<bool> TellAsync(ITurnContext turn, TurnOutcome outcome, CancellationToken cancellationToken)
    {
        if (turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            if (outcome is { Status: 200, Json: { } json } && Replies(json) is { } replies)
            {
                if (replies.Length > 0)
                    await turn.SendActivitiesAsync(replies, cancellationToken);
                return true;
            }
            // Else it would say that there are no replies, whatever was to be said.
            turn.Activity.DeliveryMode = DeliveryModes.Normal;
        }
        if (turn.Activity.Type != ActivityTypes.Invoke)
            return false;
        var response = new InvokeResponse { Status = outcome.Status, Body = outcome.Json is { } body ? new JRaw(body) : null };
        await turn.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = response }, cancellationToken);
        return true;
    }

    private static IActivity[]? Replies(string json)
    {
        using var body = JsonDocument.Parse(json);
        return body.RootElement.TryGetProperty("activities", out var activities)
            ? [.. activities.EnumerateArray().Select(activity => CloudBot.Read<Activity>(activity.GetRawText()))]
            : null;
    }
}
