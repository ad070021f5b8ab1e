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
        if (Find(activity) is not { } handle)
        {
            logger.LogWarning("The Teams invoke {Name} {Command} is not supported.", new LogWord(activity.Name), new LogWord(Command(activity)));
            return new ActivityResponse(StatusCodes.Status501NotImplemented);
        }
        return Turn.Of(activity) is { } turn && activity.From.Id is not null
            ? await handle(turn, cancellationToken)
            : ActivityResponse.Malformed;
    }

    private Func<Turn, CancellationToken, Task<ActivityResponse>>? Find(Activity activity) => (activity.Name, Command(activity)) switch
    {
        ("adaptiveCard/action", _) => cardAction.HandleAsync,
        ("message/submitAction", _) => feedback.SubmitAsync,
        ("message/fetchTask", _) => feedback.FetchFormAsync,
        ("composeExtension/query", ExtensionCommands.Search) => search.HandleAsync,
        ("composeExtension/fetchTask" or "composeExtension/submitAction", ExtensionCommands.AskAboutMessage) => askAbout.HandleAsync,
        _ => null,
    };

    /// <summary>Of the message extension; null for other invokes.</summary>
    private static string? Command(Activity activity) => activity.Value.Text("commandId");
}
