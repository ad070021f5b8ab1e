using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Surfaces;

namespace BriefBot.Channels.Slack;

internal static class SlackSending
{
    public static IServiceCollection AddSlackSending(this IServiceCollection services) =>
        services.AddSingleton<SlackWebApi>().AddSingleton<SlackSurfaces>();
}
