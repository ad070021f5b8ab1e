using BriefBot.Core.Conversation.Delivery;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>How Socket Mode is kept up. The defaults suit Slack.</summary>
internal sealed record SocketModeSettings
{
    /// <summary>Slack spreads events over an app's connections and takes about ten of them; while one is renewed, another listens.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>From asking for an address to Slack's hello.</summary>
    public TimeSpan HelloWithin { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Without an answer to a ping for this long the connection is given up.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long what came in through a connection that is dropped may take to be stored.</summary>
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Slack does not always answer when a connection is closed.</summary>
    public TimeSpan CloseWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two attempts to connect.</summary>
    public Backoff Backoff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>A connection that ends sooner, without having brought anything, counts as one that failed.</summary>
    public TimeSpan ShortestLife { get; init; } = TimeSpan.FromSeconds(10);
}
