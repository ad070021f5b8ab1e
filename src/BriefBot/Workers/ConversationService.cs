using BriefBot.Channels.Web;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Workers;

/// <summary>Runs the workers of inbox and outbox, the corrections, and the deletion of what is old, for as long as the host runs.</summary>
internal sealed class ConversationService(
    ConversationWorkers workers,
    CorrectionWorker corrections,
    IConversationStore conversations,
    RetentionOptions retention,
    WakeSignal signal,
    TimeProvider time,
    ILogger<ConversationService> logger)
    : BackgroundService
{
    private const int DeletedAtOnce = 500;
    private static readonly TimeSpan CorrectEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DeleteEvery = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        workers.RunAsync(stoppingToken),
        RepeatAsync("Corrections", CorrectEvery, CorrectAsync, stoppingToken),
        RepeatAsync("The deletion of old messages", DeleteEvery, DeleteOldAsync, stoppingToken));

    /// <summary>Whatever goes wrong ends one round only: it is tried again in the next.</summary>
    private async Task RepeatAsync(string what, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await TryAsync(what, work, stopping);
                await Task.Delay(every, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops: what was not done is done after the next start.
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await work(stopping);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("{What} has to wait: {Reason}", what, failure.Message);
        }
        catch (Exception defect) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(defect, "{What} failed; it is tried again.", what);
        }
    }

    private async Task CorrectAsync(CancellationToken stopping)
    {
        if (await corrections.RunAsync(stopping) > 0)
            signal.Set();
    }

    private async Task DeleteOldAsync(CancellationToken stopping)
    {
        var age = TimeSpan.FromDays(retention.ConversationDays);
        while (await conversations.DeleteOldAsync(age, DeletedAtOnce, stopping) > 0)
            stopping.ThrowIfCancellationRequested();
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
