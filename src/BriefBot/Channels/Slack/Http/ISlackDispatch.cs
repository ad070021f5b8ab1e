using BriefBot.Channels.Slack.Intake;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Slack.Http;

/// <summary>
/// Has what Slack signed handed to <see cref="SlackIntake"/>: right away, or by way of an SDK. It is done with when it is
/// stored; only then does Slack hear that it was taken.
/// </summary>
internal interface ISlackDispatch
{
    /// <param name="body">The request's body, which was read to its end.</param>
    /// <exception cref="StoreException">It could not be stored: Slack is to send it again.</exception>
    Task<Acknowledgement> TakeAsync(HttpContext context, byte[] body, IncomingPayload payload, CancellationToken cancellationToken);
}

/// <summary>Nothing stands between the endpoints and the intake.</summary>
internal sealed class DirectDispatch(SlackIntake intake) : ISlackDispatch
{
    public Task<Acknowledgement> TakeAsync(HttpContext context, byte[] body, IncomingPayload payload, CancellationToken cancellationToken) =>
        intake.TakeAsync(payload, cancellationToken);
}
