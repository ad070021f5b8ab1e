using BriefBot.Core.Conversation;

namespace BriefBot.Operations;

/// <summary>What whoever runs the program needs of it: health, figures, traces, limits.</summary>
internal static class OperationsRegistration
{
    /// <summary>Needs the stores, the index, the settings of the channels and a clock in the container.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services, TelemetryOptions telemetry) => services
        .AddSingleton<Readiness>()
        .AddSingleton(telemetry)
        // First to start and last to stop, so that everything is seen.
        .AddHostedService<TelemetryExport>()
        .AddHostedService<StoreGauges>()
        .AddRequestLimits();

    /// <summary>What the workers of conversations need of it.</summary>
    public static IServiceCollection AddMeasuring(this IServiceCollection services) => services
        .AddSingleton<BotMeter>()
        .AddSingleton<ChannelHealth>()
        .AddSingleton<MeasuredHandling>();

    public static IChannelClient Measured(this IServiceProvider services, IChannelClient client) =>
        ActivatorUtilities.CreateInstance<MeasuredChannelClient>(services, client);
}
