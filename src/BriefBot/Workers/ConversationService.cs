using BriefBot.Channels.Web;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Workers;

/// <summary>Runs the workers of inbox and outbox, and the corrections, for as long as the host runs.</summary>
internal sealed class ConversationService(
    ConversationWorkers workers, CorrectionWorker corrections, WakeSignal signal, TimeProvider time, ILogger<ConversationService> logger)
    : BackgroundService
{
    private static readonly TimeSpan CorrectEvery = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(workers.RunAsync(stoppingToken), CorrectAsync(stoppingToken));

    private async Task CorrectAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(CorrectEvery, time);
        try
        {
            do
            {
                if (await CorrectOnceAsync(stopping) > 0)
                    signal.Set();
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops: what was not looked at is looked at after the next start.
        }
    }

    private async Task<int> CorrectOnceAsync(CancellationToken stopping)
    {
        try
        {
            return await corrections.RunAsync(stopping);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("Corrections have to wait: {Reason}", failure.Message);
            return 0;
        }
    }
}

internal static class ConversationServiceRegistration
{
    /// <summary>Needs inbox, outbox, article and conversation store, intents and the channels' clients in the container.</summary>
    public static IServiceCollection AddConversationService(this IServiceCollection services) => services
        .AddSingleton<WakeSignal>()
        .AddSingleton<DeliverySettings>()
        .AddSingleton<Throttle>()
        .AddSingleton(Random.Shared)
        .AddSingleton<WorkerLog>(provider => Log(provider.GetRequiredService<ILogger<ConversationWorkers>>()))
        .AddSingleton<IReadOnlyDictionary<string, IChannelClient>>(provider => provider
            .GetServices<IChannelClient>().ToDictionary(client => client.Capabilities.Channel, StringComparer.Ordinal))
        .AddSingleton<Func<InboxEvent, CancellationToken, Task<Reply?>>>(provider => Handler(
            provider.GetRequiredService<IntentHandler>(), provider.GetRequiredService<WebReplies>()))
        .AddSingleton<InboxWorker>()
        .AddSingleton<OutboxWorker>()
        .AddSingleton<ConversationWorkers>()
        .AddSingleton<CorrectionWorker>()
        .AddHostedService<ConversationService>();

    private static WorkerLog Log(ILogger logger) => (message, exception) => logger.LogWarning(exception, "{Message}", message);

    /// <summary>Where nothing is said, a waiting request of the page has to be told.</summary>
    private static Func<InboxEvent, CancellationToken, Task<Reply?>> Handler(IntentHandler intents, WebReplies waiting) =>
        async (inboxEvent, cancellationToken) =>
        {
            var reply = await intents.HandleAsync(inboxEvent, cancellationToken);
            if (reply is null)
                waiting.Give(inboxEvent.Key, null);
            return reply;
        };
}
