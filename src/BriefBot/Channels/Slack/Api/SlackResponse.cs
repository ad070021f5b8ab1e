using System.Text.Json;

namespace BriefBot.Channels.Slack.Api;

/// <summary>What became of one call of the Web API.</summary>
internal abstract record SlackResponse
{
    private SlackResponse()
    {
    }

    /// <summary>Why it was not carried out, without any text of a message or a token in it.</summary>
    public abstract string Reason { get; }

    /// <param name="Body">The whole answer; "ok" is true in it.</param>
    public sealed record Ok(JsonElement Body) : SlackResponse
    {
        public override string Reason => "";
    }

    /// <summary>Refused, and nothing was done.</summary>
    /// <param name="Error">Slack's name for it, such as "channel_not_found".</param>
    public sealed record Refused(string Error, string? Detail = null) : SlackResponse
    {
        public override string Reason => Detail is null ? Error : $"{Error} ({Detail})";
    }

    /// <summary>Not now; nothing was done.</summary>
    /// <param name="After">As Slack asks, or as our own counting says; null when nobody says.</param>
    public sealed record Throttled(TimeSpan? After) : SlackResponse
    {
        public override string Reason => "ratelimited";
    }

    /// <summary>Slack was not reached: nothing was done.</summary>
    public sealed record Unreachable(string Why) : SlackResponse
    {
        public override string Reason => Why;
    }

    /// <summary>Slack may have done it: the connection broke, or it failed on its side.</summary>
    public sealed record Unclear(string Why) : SlackResponse
    {
        public override string Reason => Why;
    }
}
