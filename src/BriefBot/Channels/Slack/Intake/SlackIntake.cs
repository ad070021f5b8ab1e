using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Intake;

/// <summary>
/// The one way in, behind both transports: understands a payload and stores what must not be lost. Only then may the
/// transport acknowledge it, and after that run the errands.
/// </summary>
internal sealed class SlackIntake(
    EventReader events,
    CommandReader commands,
    InteractionReader interactions,
    Attention attention,
    IInbox inbox,
    IConversationStore conversations,
    WakeSignal signal,
    IOptions<SlackOptions> options,
    ILogger<SlackIntake> logger)
{
    private static readonly Acknowledgement NotServed = new(
        new { response_type = "ephemeral", text = "This bot does not serve your workspace. · Deze bot is er niet voor jouw werkruimte." }, []);

    private readonly TenantAllowList _teams = new(options.Value.AllowedTeams);

    /// <exception cref="StoreException">It could not be stored: it must not be acknowledged, so that Slack sends it again.</exception>
    public Task<Acknowledgement> TakeAsync(IncomingPayload payload, CancellationToken cancellationToken) => payload.Kind switch
    {
        PayloadKind.Event => TakeEventAsync(new SlackEvent(payload.Body), cancellationToken),
        PayloadKind.Command => Serves(payload.Body.Id("team_id") ?? payload.Body.Id("enterprise_id"), null)
            ? TakeAsync(commands.Read(payload.Body), cancellationToken)
            : Task.FromResult(NotServed),
        _ => TakeInteractionAsync(new Interaction(payload.Body), cancellationToken),
    };

    private async Task<Acknowledgement> TakeEventAsync(SlackEvent received, CancellationToken cancellationToken)
    {
        if (received.Type == "app_rate_limited")
            logger.LogWarning("Slack holds events back: more than 30,000 came within an hour.");
        if (received.Type != "event_callback" || !Serves(received.Team, received.SenderTeam))
            return Acknowledgement.Nothing;
        var understood = events.Read(received);
        if (understood.Revoked is { } reason)
        {
            logger.LogWarning("Nothing can be posted in workspace {Team} any more: {Reason}.", received.Team, reason);
            await conversations.BlockAllAsync(SlackNames.Channel, received.Team!, reason, cancellationToken);
        }
        return await TakeAsync(understood, cancellationToken);
    }

    private Task<Acknowledgement> TakeInteractionAsync(Interaction done, CancellationToken cancellationToken) =>
        Serves(done.Team, done.SenderTeam)
            ? TakeAsync(interactions.Read(done), cancellationToken)
            : Task.FromResult(Acknowledgement.Nothing);

    private async Task<Acknowledgement> TakeAsync(Understood understood, CancellationToken cancellationToken)
    {
        if (understood.Store is { } store)
            await store(cancellationToken);
        if (understood.Heard is not { } heard)
            return new Acknowledgement(understood.Response, understood.Errands);
        if (await attention.TakeAsync(heard, cancellationToken) is not { } taken)
            return Acknowledgement.Nothing;
        // Before it is answered: who subscribes there is told whether anything can be posted there.
        if (heard.IsFromConversation)
            await RememberAsync(taken, cancellationToken);
        if (await inbox.AddAsync(taken, cancellationToken))
            signal.Set();
        return new Acknowledgement(understood.Response, understood.Errands);
    }

    /// <summary>So that something can be posted there that nobody asked for.</summary>
    private async Task RememberAsync(InboxEvent taken, CancellationToken cancellationToken)
    {
        var address = new SlackAddress { Team = taken.Conversation.Tenant, Channel = taken.Conversation.Id }.ToString();
        var known = await conversations.FindConversationAsync(taken.Conversation, cancellationToken);
        if (known is null || known.Blocked is not null || known.Address != address)
            await conversations.RememberAsync(taken.Conversation, taken.ConversationKind, address, cancellationToken);
    }

    /// <summary>In a shared channel the sender's workspace has to be served too.</summary>
    private bool Serves(string? team, string? sender) => team is not null && _teams.Allows(team) && (sender is null || _teams.Allows(sender));
}
