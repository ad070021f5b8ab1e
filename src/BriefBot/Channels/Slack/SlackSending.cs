using BriefBot.Channels.Slack.Rendering;
using BriefBot.Channels.Slack.Surfaces;
using BriefBot.Channels.Slack.Api;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Channels.Slack;

/// <summary>The outbound half of the channel.</summary>
internal static class SlackSending
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(12);

    /// <summary>In bytes: many times Slack's longest answer.</summary>
    private const int MaxResponse = 8 * 1024 * 1024;

    /// <summary>Needs <see cref="SlackOptions"/>, reader links, the intents, the stores (of tokens, too) and the outbox in the container.</summary>
    public static IServiceCollection AddSlackSending(this IServiceCollection services)
    {
        services.AddHttpClient(SlackCaller.ClientName, Configure)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // One connection a request; see SlackHttp.
                PooledConnectionLifetime = TimeSpan.Zero,
                AllowAutoRedirect = false,
                UseCookies = false,
            })
            // The factory logs addresses and, at Trace, headers: response addresses and tokens are secrets.
            .RemoveAllLoggers();
        return services
            .AddTransport<ISlackTransport, SlackHttp, SlackOptions>(options => options.Transport)
            .AddSingleton<SlackCaller>()
            .AddSingleton<SlackTokens>()
            .AddSingleton<MethodThrottle>()
            .AddSingleton<UserCache>()
            .AddSingleton<SlackWebApi>()
            .AddSingleton<BlockKitRenderer>()
            .AddSingleton<IChannelClient, SlackClient>()
            .AddSingleton<SlackSurfaces>()
            .AddSingleton(provider => new Scopes(ConversationSettings.Read(provider.GetRequiredService<IConfiguration>()).Scopes));
    }

    private static void Configure(HttpClient client) =>
        (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout, MaxResponse);
}
