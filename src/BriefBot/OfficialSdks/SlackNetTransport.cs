using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Http;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.OfficialSdks.Slack;

namespace BriefBot.Channels.Slack;

/// <summary>The Web API through SlackNet.</summary>
internal sealed class SlackNetTransport(SlackNetApi slack) : ISlackTransport
{
    public Task<HttpResponseMessage> CallAsync(
        string method, string? token, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        slack.CallAsync(method, token, arguments, cancellationToken);

    public Task<HttpResponseMessage> RespondAsync(Uri address, string json, CancellationToken cancellationToken) =>
        slack.RespondAsync(address, json, cancellationToken);
}

/// <summary>What Slack posts, through SlackNet.</summary>
internal sealed class SlackNetDispatch(SlackNetRequests slack, SlackIntake intake) : ISlackDispatch
{
    public async Task<Acknowledgement> TakeAsync(HttpContext context, byte[] body, IncomingPayload payload, CancellationToken cancellationToken)
    {
        var acknowledgement = Acknowledgement.Nothing;
        var kind = payload.Kind switch
        {
            PayloadKind.Event => SlackNetKind.Event,
            PayloadKind.Command => SlackNetKind.Command,
            _ => SlackNetKind.Interaction,
        };
        await slack.RunAsync(kind, context.Request, body, async () => acknowledgement = await intake.TakeAsync(payload, cancellationToken));
        return acknowledgement;
    }
}

/// <summary>Connections of SlackNet's Socket Mode.</summary>
internal sealed class SlackNetLinks(SocketModeTickets tickets, SocketModeSettings settings) : ISlackLinks
{
    public ISlackLink Create() => new Link(tickets, settings);

    private sealed class Link(SocketModeTickets tickets, SocketModeSettings settings) : ISlackLink
    {
        private SlackNetLink? _link;

        public async Task OpenAsync(CancellationToken cancellationToken)
        {
            _link = new SlackNetLink(await tickets.GetAsync(cancellationToken), settings.PingEvery, settings.PongWithin);
            await _link.OpenAsync(cancellationToken);
        }

        public Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken) => _link!.ReceiveAsync(cancellationToken);

        public Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) => _link!.SendAsync(text);

        public Task CloseAsync(CancellationToken cancellationToken) => _link!.CloseAsync(cancellationToken);

        public void Abort() => _link?.Abort();

        public void Dispose() => _link?.Dispose();
    }
}
