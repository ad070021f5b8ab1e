using BriefBot.Channels.Slack.Http;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Channels.Slack.SocketMode;
using BriefBot.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack;

/// <summary>
/// What comes in from Slack, over HTTP or through Socket Mode. Needs inbox, outbox, conversation store and wake signal in
/// the container, and the other half, <see cref="SlackSending"/>.
/// </summary>
internal static class SlackChannel
{
    public static IServiceCollection AddSlackChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddOptions<SlackOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptions.Rules>();
        var settings = new SlackOptions();
        settings.Read(configuration);
        if (settings.Mode == SlackMode.Off)
            return services;
        services
            .AddSingleton<SlackProfiles>()
            .AddSingleton<MessageReader>()
            .AddSingleton<EventReader>()
            .AddSingleton<CommandReader>()
            .AddSingleton<InteractionReader>()
            .AddSingleton<Attention>()
            .AddSingleton<SlackIntake>()
            .AddSingleton<SlackErrands>()
            .AddHostedService(provider => provider.GetRequiredService<SlackErrands>());
        return settings.Mode == SlackMode.Http ? services.AddHttpEndpoints() : services.AddSocketMode();
    }

    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public static IEndpointRouteBuilder MapSlackChannel(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<SlackOptions>>().Value.Mode != SlackMode.Http)
            return endpoints;
        var slack = endpoints.ServiceProvider.GetRequiredService<SlackEndpoints>();
        endpoints.MapPost(SlackEndpoints.EventsPath, (Delegate)slack.EventsAsync);
        endpoints.MapPost(SlackEndpoints.CommandsPath, (Delegate)slack.CommandsAsync);
        endpoints.MapPost(SlackEndpoints.InteractivityPath, (Delegate)slack.InteractivityAsync);
        return endpoints;
    }

    private static IServiceCollection AddHttpEndpoints(this IServiceCollection services) => services
        .AddSingleton<SlackSignature>()
        .AddTransport<ISlackDispatch, DirectDispatch, SlackOptions>(options => options.Transport)
        .AddSingleton<SlackEndpoints>();

    private static IServiceCollection AddSocketMode(this IServiceCollection services)
    {
        services.TryAddSingleton<SocketModeSettings>();
        services.AddHttpClient(SocketModeTickets.ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            // The factory logs headers at Trace: the token is a secret.
            .RemoveAllLoggers();
        return services
            .AddSingleton<SocketModeState>()
            .AddSingleton<SocketModeTickets>()
            .AddTransport<ISlackLinks, SlackWebSockets, SlackOptions>(options => options.Transport)
            .AddSingleton<SocketModeReceiver>()
            .AddHostedService<SocketModeService>();
    }
}
