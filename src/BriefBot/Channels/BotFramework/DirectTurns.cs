using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;

namespace BriefBot.Channels.BotFramework;

/// <summary>Nothing stands between the endpoint and the handler.</summary>
internal sealed class DirectTurns(ActivityHandler handler) : ITurns
{
    public async Task<IResult> RunAsync(HttpContext context, ReadOnlyMemory<byte> body, Activity activity, CancellationToken cancellationToken) =>
        Result(await handler.HandleAsync(activity, cancellationToken));

    public static IResult Result(ActivityResponse response) => response.Body is { } json
        ? Results.Text(json.ToJsonString(TeamsJson.Options), "application/json", statusCode: response.Status)
        : Results.StatusCode(response.Status);
}
