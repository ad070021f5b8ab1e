using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>Answers what is answered in the response itself (activities of type invoke), by their names.</summary>
internal sealed class InvokeHandler(
    CardActionInvoke cardAction, FeedbackInvoke feedback, SearchInvoke search, AskAboutInvoke askAbout, ILogger<InvokeHandler> logger)
{
    /// <exception cref="StoreException">The store cannot be used.</exception>
    /// <exception cref="TimeoutException">It takes longer than the platform waits.</exception>
    public async Task<ActivityResponse> HandleAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (Find(activity.Name) is not { } handle)
        {
            logger.LogWarning("The Teams invoke {Name} is not supported.", new LogWord(activity.Name));
            return new ActivityResponse(StatusCodes.Status501NotImplemented);
        }
        return Turn.Of(activity) is { } turn && activity.From.Id is not null
            ? await handle(turn, cancellationToken)
            : ActivityResponse.Malformed;
    }

    private Func<Turn, CancellationToken, Task<ActivityResponse>>? Find(string? name) => name switch
    {
        "adaptiveCard/action" => cardAction.HandleAsync,
        "message/submitAction" => feedback.SubmitAsync,
        "message/fetchTask" => feedback.FetchFormAsync,
        "composeExtension/query" => search.HandleAsync,
        "composeExtension/fetchTask" or "composeExtension/submitAction" => askAbout.HandleAsync,
        _ => null,
    };
}
