using System.Runtime.ExceptionServices;
using BriefBot.OfficialSdks.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json;

namespace BriefBot.OfficialSdks.Teams;

/// <summary>
/// Bot Builder's CloudAdapter: runs turns for requests that were admitted, and calls the connector outside of turns. It
/// logs nothing, since its log names conversations.
/// </summary>
public sealed class CloudBot
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };

    private readonly string _appId;
    private readonly CloudAdapter _adapter;

    /// <param name="appId">Null in local testing.</param>
    /// <param name="newClient">Makes clients with an <see cref="ExchangeHandler"/>, which follow no redirect.</param>
    public CloudBot(string? appId, Func<HttpClient> newClient)
    {
        _appId = appId ?? "";
        var sdk = BotFrameworkAuthenticationFactory.Create(
            null, false, null, null, null, null, null, null, null, new NoCredentials(), new AuthenticationConfiguration(), new OneClient(newClient), NullLogger.Instance);
        _adapter = new CloudAdapter(new AdmittedAuthentication(_appId, sdk), NullLogger.Instance);
    }

    /// <summary>Runs the turn of an admitted request.</summary>
    /// <param name="body">The request's, read to its end and no longer than an activity may be.</param>
    /// <param name="handle">Is called once. What it throws is thrown.</param>
    public async Task<TurnOutcome> RunAsync(
        HttpContext context, ReadOnlyMemory<byte> body, Func<CancellationToken, Task<TurnOutcome>> handle, CancellationToken cancellationToken)
    {
        var bot = new InboxBot(handle);
        context.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        try
        {
            await _adapter.ProcessAsync(context.Request, context.Response, bot, cancellationToken);
        }
        catch (Exception) when (bot.Failure is null)
        {
            // Its schema knows fewer forms than the platform sends: such an activity is handled, and answered, without it.
        }
        if (bot.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return bot.Outcome ?? await handle(cancellationToken);
    }

    /// <summary>Calls the connector, once.</summary>
    /// <param name="path">Below the service's address, segment by segment, from "v3".</param>
    /// <param name="json">An activity, or what a conversation is made of; null where the call takes neither.</param>
    /// <exception cref="HttpRequestException">There is no answer. Its error says whether the call went out.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri service, IReadOnlyList<string> path, string? token, string? json, CancellationToken cancellationToken) => Exchange.RunAsync(
        token,
        () => path is ["v3", "conversations"]
            ? _adapter.CreateConversationAsync(_appId, Channels.Msteams, service.AbsoluteUri, null, Read<ConversationParameters>(json), (_, _) => Task.CompletedTask, cancellationToken)
            : _adapter.ContinueConversationAsync(_appId, Continuation(service, path[2]), (turn, limit) => CallAsync(turn, method, path, json, limit), cancellationToken));

    /// <remarks>
    /// Past TurnContext's own methods, which would make every message a reply to the continuation, whose id is random.
    /// </remarks>
    private static Task CallAsync(ITurnContext turn, HttpMethod method, IReadOnlyList<string> path, string? json, CancellationToken cancellationToken)
    {
        var conversations = turn.TurnState.Get<IConnectorClient>().Conversations;
        return (method.Method, path) switch
        {
            ("POST", [_, _, var id, "activities"]) => conversations.SendToConversationAsync(id, Read<Activity>(json), cancellationToken),
            ("POST", [_, _, var id, "activities", var answered]) => conversations.ReplyToActivityAsync(id, answered, Read<Activity>(json), cancellationToken),
            ("PUT", [_, _, var id, "activities", var changed]) => conversations.UpdateActivityAsync(id, changed, Read<Activity>(json), cancellationToken),
            ("DELETE", [_, _, var id, "activities", var deleted]) => conversations.DeleteActivityAsync(id, deleted, cancellationToken),
            ("GET", [_, _, var id, "members", var member]) => ((Conversations)conversations).GetConversationMemberAsync(member, id, cancellationToken),
            ("GET", [_, _, var id, "pagedmembers"]) => conversations.GetConversationPagedMembersAsync(id, cancellationToken: cancellationToken),
            ("GET", [_, "teams", var team]) => TeamsInfo.GetTeamDetailsAsync(turn, team, cancellationToken),
            ("GET", [_, "teams", var team, "conversations"]) => TeamsInfo.GetTeamChannelsAsync(turn, team, cancellationToken),
            _ => throw new NotSupportedException($"{method} {path[^1]}"),
        };
    }

    private static Activity Continuation(Uri service, string conversation) => new()
    {
        Type = ActivityTypes.Event,
        Name = ActivityEventNames.ContinueConversation,
        ChannelId = Channels.Msteams,
        ServiceUrl = service.AbsoluteUri,
        Conversation = new ConversationAccount(id: conversation),
    };

    internal static T Read<T>(string? json) =>
        JsonConvert.DeserializeObject<T>(json ?? "", AsWritten) ?? throw new ArgumentException("This call needs a body.", nameof(json));
}
