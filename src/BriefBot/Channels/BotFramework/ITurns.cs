using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.BotFramework;

/// <summary>
/// Has an admitted activity handled by <see cref="ActivityHandler"/> and tells the platform: right away, or as a turn of
/// an SDK.
/// </summary>
internal interface ITurns
{
    /// <param name="body">The request's body, which was read to its end.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    /// <exception cref="TimeoutException">What is answered at once takes longer than the platform waits.</exception>
    Task<IResult> RunAsync(HttpContext context, ReadOnlyMemory<byte> body, Activity activity, CancellationToken cancellationToken);
}
