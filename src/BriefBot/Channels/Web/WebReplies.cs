using System.Collections.Concurrent;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web;

/// <param name="Id">Of the message that holds it.</param>
internal sealed record WebReply(string Id, Reply Reply);

/// <summary>Requests of the page that wait for what the workers of this process make of them, by the key of their event.</summary>
internal sealed class WebReplies
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<WebReply?>> _waiting = new(StringComparer.Ordinal);

    /// <summary>To be called before the event is stored, so that no reply comes too early.</summary>
    public Task<WebReply?> Expect(string key) =>
        _waiting.GetOrAdd(key, _ => new TaskCompletionSource<WebReply?>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <param name="reply">Null: nothing will be said.</param>
    public void Give(string key, WebReply? reply)
    {
        if (_waiting.TryGetValue(key, out var waiting))
            waiting.TrySetResult(reply);
    }

    public void Forget(string key) => _waiting.TryRemove(key, out _);
}
