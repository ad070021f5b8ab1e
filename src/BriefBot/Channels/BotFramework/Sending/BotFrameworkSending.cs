using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Channels.BotFramework.Sending;

internal static class BotFrameworkSending
{
    /// <summary>
    /// The outgoing half of the Teams channel. Needs <see cref="BotFrameworkOptions"/>, the reader's links, a conversation
    /// store and the conversation service in the container.
    /// </summary>
    public static IServiceCollection AddBotFrameworkSending(this IServiceCollection services)
    {
        services.AddHttpClient(ConnectorClient.HttpName, client => client.MaxResponseContentBufferSize = ConnectorClient.MaxAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry the token elsewhere.
                AllowAutoRedirect = false,
                UseCookies = false,
                // One connection a request: on a kept one the HTTP stack may send a request again by itself.
                PooledConnectionLifetime = TimeSpan.Zero,
            })
            // Addresses hold conversations' ids, and headers tokens.
            .RemoveAllLoggers();
        return services
            .AddSingleton<ConnectorTokens>()
            .AddTransport<IConnectorTransport, ConnectorHttp, BotFrameworkOptions>(options => options.Transport)
            .AddSingleton<ConnectorClient>()
            .AddSingleton<ActivityRenderer>()
            .AddSingleton<CardsBelow>()
            .AddSingleton<IChannelClient, BotFrameworkClient>();
    }
}
