using BriefBot.Channels.Web.Access;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary><c>POST /api/ask</c>: the same questions and replies as in every channel, by the same way.</summary>
internal sealed class AskEndpoint(WebConversation conversation, ReplyWriter writer, WebAccess access, TimeProvider time)
{
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<IResult> AskAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (body, problem) = await WireJson.ReadAsync<AskRequest>(context, cancellationToken);
        if (problem is not null)
            return problem;
        if (string.IsNullOrWhiteSpace(body!.Question))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.noQuestion");
        if (body.Language is not (null or "nl" or "en"))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.language");
        if (body.Conversation is { } talk && !WebNames.IsName(talk) || body.Id is { } id && !WebNames.IsName(id))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.conversation");
        var answer = await conversation.AskAsync(Event(body, access.UserOf(context)), cancellationToken);
        return answer switch
        {
            { IsLate: true } => new WebProblem(StatusCodes.Status503ServiceUnavailable, "problem.late"),
            { Reply: null } => new WebProblem(StatusCodes.Status429TooManyRequests, "problem.tooFast"),
            { Reply.Reply: var reply } when body.Question.Length > Question.MaxLength => new WebProblem(StatusCodes.Status400BadRequest, "", reply.Text),
            { Reply: var reply } => Results.Json(writer.Write(reply.Reply, reply.Id), WireJson.Options),
        };
    }

    private InboxEvent Event(AskRequest body, UserKey user)
    {
        var id = body.Id ?? Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        // Whoever names no conversation has one of their own for each question.
        var talk = body.Conversation ?? id;
        return new InboxEvent
        {
            Key = $"{WebChannelClient.Channel}:{talk}:{id}",
            Kind = InboxEventKind.Message,
            Conversation = new ConversationKey(WebChannelClient.Channel, "", talk),
            ConversationKind = ConversationKind.Personal,
            MessageId = id,
            User = user,
            Text = body.Question!,
            Language = body.Language,
            // The person sits at this machine or near it: "yesterday" is theirs.
            Received = time.GetLocalNow(),
        };
    }
}
