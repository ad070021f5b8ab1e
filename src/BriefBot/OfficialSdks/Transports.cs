using Azure.Core;
using BriefBot.Azure;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Http;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.OfficialSdks.Slack;
using BriefBot.OfficialSdks.Teams;
using BriefBot.OfficialSdks.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefBot.Hosting;

/// <summary>Which part of an SDK stands in for which of the protocols'.</summary>
internal static partial class Transports
{
    static partial void Tell(ref bool areIn) => areIn = true;

    static partial void Prepare(Type seam, IServiceCollection services)
    {
        services.TryAddSingleton(provider => new CloudBot(Options<BotFrameworkOptions>(provider).AppId, Clients(provider, ConnectorClient.HttpName)));
        services.TryAddSingleton(provider => new SlackNetApi(Options<SlackOptions>(provider).ApiBaseUrl, Clients(provider, SlackCaller.ClientName)));
        services.TryAddSingleton(provider => new SlackNetRequests(Options<SlackOptions>(provider).SigningSecret!));
        if (seam == typeof(IConnectorTransport))
            services.AddHttpClient(ConnectorClient.HttpName).AddHttpMessageHandler(() => new ExchangeHandler());
        if (seam == typeof(ISlackTransport))
            services.AddHttpClient(SlackCaller.ClientName).AddHttpMessageHandler(() => new ExchangeHandler());
    }

    static partial void Make(Type seam, IServiceProvider provider, ref object? made) => made =
        seam == typeof(ITurns) ? ActivatorUtilities.CreateInstance<CloudTurns>(provider)
        : seam == typeof(IConnectorTransport) ? ActivatorUtilities.CreateInstance<CloudConnector>(provider)
        : seam == typeof(ISlackDispatch) ? ActivatorUtilities.CreateInstance<SlackNetDispatch>(provider)
        : seam == typeof(ISlackTransport) ? ActivatorUtilities.CreateInstance<SlackNetTransport>(provider)
        : seam == typeof(ISlackLinks) ? ActivatorUtilities.CreateInstance<SlackNetLinks>(provider)
        : null;

    static partial void MakeLanguage(AzureLanguageOptions options, LanguageClientOptions client, TokenCredential? credential, ref ILanguageTransport? made) =>
        made = new TextAnalyticsTransport(options, client, credential);

    private static T Options<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    private static Func<HttpClient> Clients(IServiceProvider provider, string name)
    {
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        return () => clients.CreateClient(name);
    }
}
