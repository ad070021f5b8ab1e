using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Web;

/// <summary><c>POST /api/feedback</c>: what somebody thought of an answer.</summary>
internal sealed class FeedbackEndpoint(IFeedbackStore store, TimeProvider time)
{
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<IResult> AddAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (body, problem) = await WireJson.ReadAsync<FeedbackRequest>(context, cancellationToken);
        if (problem is not null)
            return problem;
        if (body!.ToFeedback(time.GetUtcNow()) is not { } feedback)
            return new WebProblem(StatusCodes.Status400BadRequest, "problem.feedback");
        await store.AddAsync(feedback, cancellationToken);
        return Results.NoContent();
    }
}
