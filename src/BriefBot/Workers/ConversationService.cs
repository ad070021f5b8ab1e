using BriefBot.Channels.Slack;
using BriefBot.Channels.Web;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;
using BriefBot.Operations;

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

    /// <summary>How long after the end was asked for an answer may still take. After that another process may give it.</summary>
    private static readonly TimeSpan HandBackAfter = TimeSpan.FromSeconds(8);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var handBack = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var stopping = stoppingToken.Register(() => handBack.CancelAfter(HandBackAfter));
        await Task.WhenAll(
            workers.RunAsync(stoppingToken, handBack.Token),
            RepeatAsync("Corrections", CorrectEvery, CorrectAsync, stoppingToken),
            RepeatAsync("The deletion of old messages", DeleteEvery, DeleteOldAsync, stoppingToken));
    }

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
        .AddMeasuring()
        .AddSingleton<WakeSignal>()
        .AddSingleton<DeliverySettings>()
        .AddSingleton<Throttle>()
        .AddSingleton(Random.Shared)
        .AddSingleton<WorkerLog>(provider => Log(provider.GetRequiredService<ILogger<ConversationWorkers>>()))
        .AddSingleton<IReadOnlyDictionary<string, IChannelClient>>(provider => provider
            .GetServices<IChannelClient>().Select(provider.Measured).ToDictionary(client => client.Capabilities.Channel, StringComparer.Ordinal))
        .AddSingleton<Func<InboxEvent, CancellationToken, Task<Reply?>>>(provider => Handler(
            provider.GetRequiredService<IntentHandler>(),
            provider.GetRequiredService<WebReplies>(),
            provider.GetRequiredService<MeasuredHandling>(),
            provider.GetService<SlackProfiles>()))
        .AddSingleton<InboxWorker>()
        .AddSingleton<OutboxWorker>()
        .AddSingleton<ConversationWorkers>()
        .AddSingleton<CorrectionWorker>()
        .AddHostedService<ConversationService>();

    private static WorkerLog Log(ILogger logger) => (message, exception) => logger.LogWarning(exception, "{Message}", message);

    /// <summary>Where nothing is said, a waiting request of the page has to be told.</summary>
    /// <param name="profiles">Null where Slack is off.</param>
    private static Func<InboxEvent, CancellationToken, Task<Reply?>> Handler(
        IntentHandler intents, WebReplies waiting, MeasuredHandling measured, SlackProfiles? profiles) =>
        async (inboxEvent, cancellationToken) =>
        {
            if (profiles is not null)
                inboxEvent = await profiles.CompleteAsync(inboxEvent, cancellationToken);
            var reply = await measured.HandleAsync(inboxEvent, intents.HandleAsync, cancellationToken);
            if (reply is null)
                waiting.Give(inboxEvent.Key, null);
            return reply;
        };
}
