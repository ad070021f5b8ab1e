#pragma warning disable CA1822
namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>What Slack shows outside conversations. Each method may throw: whoever calls it logs that and goes on.</summary>
internal sealed class SlackSurfaces
{
    /// <summary>Somebody looks at the app's home.</summary>
    /// <param name="home">Team, user and their direct message channel.</param>
    public Task HomeOpenedAsync(SlackAddress home, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody opened an assistant thread, or looks at another channel beside it.</summary>
    /// <param name="thread">Team, user, channel and thread.</param>
    /// <param name="lookingAt">The channel that they look at; null where Slack does not say.</param>
    public Task AssistantStartedAsync(SlackAddress thread, string? lookingAt, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Links to our reader page were posted.</summary>
    public Task UnfurlAsync(SlackUnfurl shared, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Opens <see cref="SlackNames.AskModal"/>.</summary>
    /// <param name="triggerId">Good for three seconds.</param>
    /// <param name="answerTo">For the modal's private_metadata, as it is.</param>
    /// <param name="about">What the message says that it is about; empty for none.</param>
    public Task OpenAskModalAsync(string triggerId, SlackAddress answerTo, string about, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="UnfurlId">With <paramref name="Source"/> it names the post; before it is posted there is no channel to name.</param>
/// <param name="Links">Every link of the app's domains, ours or not.</param>
internal sealed record SlackUnfurl(string Team, string Channel, string MessageTs, string? UnfurlId, string? Source, IReadOnlyList<string> Links);
