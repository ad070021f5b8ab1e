using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.OfficialSdks.Teams;

namespace BriefBot.Channels.BotFramework;

/// <summary>The connector through Bot Builder.</summary>
internal sealed class CloudConnector(CloudBot bot) : IConnectorTransport
{
    public Task<HttpResponseMessage> SendAsync(ConnectorRequest request, string? token, CancellationToken cancellationToken) =>
        bot.SendAsync(request.Method, request.Service, request.Path, token, request.Body?.ToJsonString(TeamsJson.Options), cancellationToken);
}

/// <summary>Turns of Bot Builder.</summary>
internal sealed class CloudTurns(CloudBot bot, ActivityHandler handler) : ITurns
{
    public async Task<IResult> RunAsync(HttpContext context, ReadOnlyMemory<byte> body, Activity activity, CancellationToken cancellationToken)
    {
        ActivityResponse? response = null;
        var outcome = await bot.RunAsync(
            context,
            body,
            async limit =>
            {
                response = await handler.HandleAsync(activity, limit);
                return new TurnOutcome(response.Status, response.Body?.ToJsonString(TeamsJson.Options));
            },
            cancellationToken);
        return outcome.IsWritten ? Results.Empty : DirectTurns.Result(response!);
    }
}
