using BriefBot.Channels.BotFramework.Access;
using BriefBot.Channels.BotFramework.Invokes;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.BotFramework;

/// <summary>
/// Microsoft Teams by the Bot Framework's protocol. Needs what <see cref="Web.WebChannel"/> needs and registers (reader
/// links), a conversation store and the intents in the container.
/// </summary>
internal static class BotFrameworkChannel
{
    private const int MaxMetadata = 1024 * 1024;
    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(10);

    /// <remarks>Where Teams is off, only its settings are looked at.</remarks>
    public static IServiceCollection AddBotFrameworkChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<BotFrameworkOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptions.Rules>();
        var settings = new BotFrameworkOptions();
        settings.Read(configuration);
        if (!settings.IsOn)
            return services;
        services.AddHttpClient(KeySet.Client, client =>
        {
            client.Timeout = MetadataPatience;
            client.MaxResponseContentBufferSize = MaxMetadata;
        });
        return services
            .AddSingleton<KeySet>()
            .AddSingleton<TokenValidator>()
            .AddSingleton<RefusalLog>()
            .AddSingleton<Admission>()
            .AddBotFrameworkSending()
            .AddSingleton<InPlace>()
            .AddSingleton<ConversationBook>()
            .AddSingleton<AnswerRating>()
            .AddSingleton<ExtensionCards>()
            .AddSingleton<CardActionInvoke>()
            .AddSingleton<FeedbackInvoke>()
            .AddSingleton<SearchInvoke>()
            .AddSingleton<AskAboutInvoke>()
            .AddSingleton<InvokeHandler>()
            .AddSingleton<ActivityHandler>()
            .AddTransport<ITurns, DirectTurns, BotFrameworkOptions>(options => options.Transport)
            .AddSingleton<ActivityEndpoint>();
    }

    /// <summary>Maps nothing where the channel is off, so that its address answers 404.</summary>
    /// <param name="addresses">Where the server listens.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong or missing.</exception>
    /// <exception cref="SettingsException">Messages without a token would be taken from other machines.</exception>
    public static IEndpointRouteBuilder MapBotFrameworkChannel(this IEndpointRouteBuilder endpoints, ListenAddresses addresses)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        if (options.LocalTesting && !addresses.AreLoopback)
            throw new SettingsException($"BotFramework:LocalTesting takes messages without a token, so it listens on this machine only, not on {addresses}. Take it away, or leave --urls as it is.");
        if (options.IsOn)
            endpoints.Map(ActivityEndpoint.Path, endpoints.ServiceProvider.GetRequiredService<ActivityEndpoint>().HandleAsync);
        return endpoints;
    }
}
