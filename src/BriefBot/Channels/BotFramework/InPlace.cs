using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework;

/// <summary>Answers within the platform's patience, for what is answered in the HTTP response itself.</summary>
internal sealed class InPlace(IntentHandler intents, TimeProvider time)
{
    /// <summary>Teams waits 15 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>A message extension's query is dropped after 5 seconds.</summary>
    private static readonly TimeSpan QueryPatience = TimeSpan.FromSeconds(4);

    /// <returns>Null where nothing is to be said.</returns>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public Task<Reply?> HandleAsync(InboxEvent said, CancellationToken cancellationToken) =>
        WithinAsync(Patience, limit => intents.HandleAsync(said, limit), cancellationToken);

    /// <inheritdoc cref="IntentHandler.AskAsync"/>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public Task<Reply> AskAsync(InboxEvent asked, CancellationToken cancellationToken) =>
        WithinAsync(QueryPatience, limit => intents.AskAsync(asked, limit), cancellationToken);

    private async Task<T> WithinAsync<T>(TimeSpan patience, Func<CancellationToken, Task<T>> answer, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Off this thread, and not waited for longer than that: an answer is computed without a look at the token.
            return await Task.Run(() => answer(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
