using System.Globalization;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary>
/// <c>GET /api/replies?conversation=NAME&amp;since=TIME</c>: what came or changed in a conversation, asked for or not. A
/// message may be told twice, never left out.
/// </summary>
internal sealed class RepliesEndpoint(WebMessages messages, ReplyWriter writer)
{
    /// <summary>Two processes that write at the same moment may do so in another order than their times say.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);

    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IResult> ListAsync(string? conversation, string? since, HttpContext context, CancellationToken cancellationToken)
    {
        if (!WebNames.IsName(conversation))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.conversation");
        if (!DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.since");
        var start = from > DateTimeOffset.UnixEpoch + Overlap ? from - Overlap : DateTimeOffset.UnixEpoch;
        var changed = await messages.ReadAsync(new ConversationKey(WebChannelClient.Channel, "", conversation), start, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new MessagesJson(
                [.. changed.Select(message => new MessageJson(message.Id, message.Answers, message.Reply is { } reply ? writer.Write(reply, message.Id) : null))],
                (changed is [.., var last] ? last.Changed : from).ToUniversalTime()),
            WireJson.Options);
    }

}
