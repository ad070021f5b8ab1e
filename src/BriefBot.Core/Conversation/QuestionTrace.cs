using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Core.Conversation;

/// <summary>
/// Follows one event from its intake to the messages that answer it, also where another process takes it up or a retry
/// does hours later: what belongs together is found by the event's key, of which trace and correlation id are made.
/// </summary>
public static class QuestionTrace
{
    /// <summary>The name under which listeners find the activities.</summary>
    public const string SourceName = "BriefBot";

    /// <summary>The tag that holds <see cref="CorrelationOf"/>.</summary>
    public const string Tag = "briefbot.correlation";

    private const int CorrelationLength = 12;
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The event key's short form, by which logs name a question: the beginning of its trace id. It tells nothing of the key.</summary>
    public static string CorrelationOf(string eventKey) => TraceOf(eventKey).TraceId.ToHexString()[..CorrelationLength];

    /// <summary>The id of what is being done now; null where it belongs to no event.</summary>
    public static string? Current
    {
        get
        {
            for (var activity = Activity.Current; activity is not null; activity = activity.Parent)
            {
                if (activity.GetTagItem(Tag) is string correlation)
                    return correlation;
            }
            return null;
        }
    }

    /// <param name="stage">What is done: intake, handle, answer, deliver, send.</param>
    /// <returns>To be disposed of when it is done; null where nobody listens.</returns>
    public static Activity? Start(string stage, string eventKey, ActivityKind kind = ActivityKind.Internal)
    {
        if (!Source.HasListeners())
            return null;
        var parent = TraceOf(eventKey);
        var activity = Activity.Current?.TraceId == parent.TraceId
            ? Source.StartActivity(stage, kind)
            : Source.StartActivity(stage, kind, parent);
        return activity?.SetTag(Tag, parent.TraceId.ToHexString()[..CorrelationLength]);
    }

    private static ActivityContext TraceOf(string eventKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(eventKey));
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded, isRemote: true);
    }
}
