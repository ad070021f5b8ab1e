#pragma warning disable CA1822
namespace BriefBot.Channels.Slack.Api;

/// <summary>Slack's Web API.</summary>
internal sealed class SlackWebApi
{
    /// <summary>Null when Slack does not know the user.</summary>
    public Task<SlackUser?> FindUserAsync(string user, CancellationToken cancellationToken) => Task.FromResult<SlackUser?>(null);
}

/// <param name="Name">As people see it.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="TimeZone">IANA.</param>
internal sealed record SlackUser(string Id, string? Name, string? Language, string? TimeZone);
