using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary><c>POST /api/ask</c>: the same questions and replies as in every channel.</summary>
internal sealed class AskEndpoint(IntentHandler intents, ReplyWriter writer, TimeProvider time)
{
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<IResult> AskAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (body, problem) = await WireJson.ReadAsync<AskRequest>(context, cancellationToken);
        if (problem is not null)
            return problem;
        if (string.IsNullOrWhiteSpace(body!.Question))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.noQuestion");
        if (body.Language is not (null or "nl" or "en"))
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.language");
        var message = new IncomingMessage
        {
            Text = body.Question,
            // The person sits at this machine or near it: "yesterday" is theirs.
            Received = time.GetLocalNow(),
            Language = body.Language,
        };
        var reply = await intents.HandleAsync(message, cancellationToken);
        return message.Text.Length > Question.MaxLength
            ? new WebProblem(StatusCodes.Status400BadRequest, "", reply.Text)
            : Results.Json(writer.Write(reply), WireJson.Options);
    }
}
