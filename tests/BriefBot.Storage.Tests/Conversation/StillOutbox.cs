using System.Reflection;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests.Conversation;

#pragma warning disable CA1852 // The proxy that is made at run time derives from it.
/// <summary>An outbox whose worker stands still between the permission to send and the sending.</summary>
internal class StillOutbox : DispatchProxy
{
    private IOutbox _outbox = null!;
    private Action _standStill = null!;

    public static IOutbox Around(IOutbox outbox, Action standStill)
    {
        var proxy = Create<IOutbox, StillOutbox>();
        ((StillOutbox)(object)proxy)._outbox = outbox;
        ((StillOutbox)(object)proxy)._standStill = standStill;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_outbox, args);
        return targetMethod.Name == nameof(IOutbox.StartSendingAsync) ? WaitAsync((Task<bool>)result!) : result;
    }

    private async Task<bool> WaitAsync(Task<bool> started)
    {
        var granted = await started;
        if (granted)
            _standStill();
        return granted;
    }
}
