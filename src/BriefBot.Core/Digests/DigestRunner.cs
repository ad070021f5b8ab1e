using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>
/// Takes what is due, has it composed and puts it into the outbox. Any number of processes may do so on one store, each as
/// often at once as it likes.
/// </summary>
/// <param name="compose">Gives what is to be posted, from the subscription, what it was told before, the collections that its conversation sees (null for all), and the due instant.</param>
public sealed class DigestRunner(
    IDigestStore store,
    IArticleStore articles,
    IConversationStore conversations,
    Scopes scopes,
    Func<Subscription, DigestMemory, IReadOnlySet<string>?, DateTimeOffset, CancellationToken, Task<DigestContent>> compose,
    DigestOptions options,
    TimeProvider time,
    WorkerLog log)
{
    private static readonly TimeSpan ComposeLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoreDelay = TimeSpan.FromSeconds(30);
    private static readonly Backoff ComposeBackoff = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10));

    /// <summary>How often a digest is composed that cannot be.</summary>
    private const int ComposeAttempts = 5;

    private readonly AlertGate _gate = new(store, articles, options);

    /// <summary>A worker that is not heard of for so long is taken for dead. Default: three minutes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>False when nothing was due. Whatever goes wrong with one is settled with that one.</summary>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public async Task<bool> RunNextAsync(string worker, CancellationToken cancellationToken)
    {
        if (await store.TakeDueAsync(worker, time.GetUtcNow(), Lease, cancellationToken) is not { } leased)
            return false;
        await HandleAsync(leased, cancellationToken);
        return true;
    }

    /// <summary>Posts this one now, due or not, beside what its schedule says.</summary>
    /// <returns>What the ledger says of it; null when there is no such subscription, or somebody works on it.</returns>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public async Task<DigestRun?> RunNowAsync(long number, string worker, CancellationToken cancellationToken)
    {
        if (await store.TakeAsync(number, worker, Lease, cancellationToken) is not { } leased)
            return null;
        var kind = leased.Subscription.Kind == SubscriptionKind.Alert ? DigestRunKind.Alert : DigestRunKind.Scheduled;
        return await ByHandAsync(
            leased,
            async () => await PostAsync(
                leased, await PlaceAsync(leased.Subscription, cancellationToken), NewRun(leased, kind, Now()), null, cancellationToken));
    }

    /// <summary>
    /// Posts what was due once more: the very same messages while the outbox keeps them, else what there is to tell that was
    /// not told before it.
    /// </summary>
    /// <param name="day">In the subscription's zone; null for the newest. Of several that were due that day, the newest.</param>
    /// <returns>What the ledger says of it; null when nothing was due then, or somebody works on the subscription.</returns>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public async Task<DigestRun?> RunAgainAsync(long number, DateOnly? day, string worker, CancellationToken cancellationToken)
    {
        var runs = await store.ListRunsAsync(number, int.MaxValue, cancellationToken);
        if (await store.TakeAsync(number, worker, Lease, cancellationToken) is not { } leased)
            return null;
        return await ByHandAsync(
            leased,
            async () =>
            {
                if (runs.FirstOrDefault(run => IsOf(run, day, leased.Subscription.TimeZone)) is { } first)
                    return await RepeatAsync(leased, first, runs, cancellationToken);
                await store.ReturnAsync(leased, leased.Due, null, null, cancellationToken);
                return null;
            });
    }

    private static bool IsOf(DigestRun run, DateOnly? day, string timeZone) => run.Kind != DigestRunKind.Again
        && (day is null || DateOnly.FromDateTime(TimeZones.In(timeZone, run.Due).Date) == day);

    /// <summary>Somebody waits for it, and hears what goes wrong.</summary>
    private async Task<DigestRun?> ByHandAsync(LeasedSubscription leased, Func<Task<DigestRun?>> work)
    {
        try
        {
            return await work();
        }
        catch
        {
            await store.ReturnAsync(leased, leased.Due, null, null, CancellationToken.None);
            throw;
        }
    }

    private async Task WorkAsync(LeasedSubscription leased, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(leased.Subscription, cancellationToken);
        if (leased.Subscription.Kind == SubscriptionKind.Alert)
            await AlertAsync(leased, place, cancellationToken);
        else
            await DigestAsync(leased, place, cancellationToken);
    }

    private async Task DigestAsync(LeasedSubscription leased, Place place, CancellationToken cancellationToken)
    {
        var run = NewRun(leased, DigestRunKind.Scheduled, leased.Due);
        var catchUp = TimeSpan.FromHours(options.CatchUpHours);
        switch (DigestPlan.For(leased.Subscription, leased.Due, time.GetUtcNow(), place.Settings, catchUp))
        {
            case DigestPlan.Wait wait:
                await store.ReturnAsync(leased, wait.Until, null, null, cancellationToken);
                break;
            case DigestPlan.Skip skip:
                await RecordAsync(leased, Skipped(run, skip.Reason), [], skip.NextDue, cancellationToken);
                break;
            case DigestPlan.Post post when Obstacle(leased, place) is { } obstacle:
                await RecordAsync(leased, Skipped(run, obstacle), [], post.NextDue, cancellationToken);
                break;
            case DigestPlan.Post post:
                await PostAsync(leased, place, run, post.NextDue, cancellationToken);
                break;
            case var other:
                throw new InvalidOperationException($"A plan came to {other}.");
        }
    }

    private async Task AlertAsync(LeasedSubscription leased, Place place, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await _gate.ClosedUntilAsync(leased, place, now, cancellationToken) is { } opening)
        {
            await store.ReturnAsync(leased, opening, null, null, cancellationToken);
            return;
        }
        var memory = await store.RecallAsync(leased.Subscription.Number, cancellationToken);
        if (!await _gate.HasChangesAsync(memory, cancellationToken))
        {
            await store.ReturnAsync(leased, now + AlertGate.Interval, null, null, cancellationToken);
            return;
        }
        var content = await ComposeAsync(leased.Subscription, memory, place, now, cancellationToken);
        if (!AlertGate.IsNews(content, memory))
        {
            await store.ReturnAsync(leased, now + AlertGate.Interval, null, content.Until, cancellationToken);
            return;
        }
        var run = NewRun(leased, DigestRunKind.Alert, Now());
        await RecordAsync(leased, Queued(run, content), Deliveries(leased.Subscription, run, content, place), now + AlertGate.Interval, cancellationToken);
    }

    private async Task<DigestRun?> PostAsync(
        LeasedSubscription leased, Place place, DigestRun run, DateTimeOffset? nextDue, CancellationToken cancellationToken)
    {
        var memory = await store.RecallAsync(leased.Subscription.Number, cancellationToken);
        var content = await ComposeAsync(leased.Subscription, memory, place, run.Due, cancellationToken);
        return content.Parts.Count == 0
            ? await RecordAsync(leased, Skipped(run, "there was nothing new") with { Until = content.Until }, [], nextDue, cancellationToken)
            : await RecordAsync(leased, Queued(run, content), Deliveries(leased.Subscription, run, content, place), nextDue, cancellationToken);
    }

    private async Task<DigestRun?> RepeatAsync(
        LeasedSubscription leased, DigestRun first, IReadOnlyList<DigestRun> runs, CancellationToken cancellationToken)
    {
        var again = NewRun(leased, DigestRunKind.Again, first.Due) with
        {
            Attempt = runs.Count(run => run.Due == first.Due && run.Kind == DigestRunKind.Again) + 1,
        };
        var place = await PlaceAsync(leased.Subscription, cancellationToken);
        var parts = await store.ListPartsAsync(first, cancellationToken);
        if (first.Parts > 0 && parts.Count == first.Parts)
        {
            var copies = parts.Select((part, at) => part.Delivery with { Id = again.DeliveryId(at + 1), ReplyContext = place.Address ?? part.Delivery.ReplyContext });
            return await RecordAsync(leased, again with { Until = first.Until, Stories = first.Stories }, [.. copies], null, cancellationToken);
        }
        var before = DigestMemory.Of(runs.Where(run => run.Due < again.Due));
        var content = await ComposeAsync(leased.Subscription with { TellsWhenEmpty = true }, before, place, again.Due, cancellationToken);
        return content.Parts.Count == 0
            ? await RecordAsync(leased, Skipped(again, "there was nothing to tell"), [], null, cancellationToken)
            : await RecordAsync(leased, Queued(again, content), Deliveries(leased.Subscription, again, content, place), null, cancellationToken);
    }

    private async Task<DigestContent> ComposeAsync(
        Subscription subscription, DigestMemory memory, Place place, DateTimeOffset due, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(ComposeLimit, time, cancellationToken);
        return await compose(subscription, memory, scopes.SeenBy(subscription.Conversation, place.Settings), due, limit.Token);
    }

    /// <returns>Null when another process has recorded it, or the subscription was taken away.</returns>
    private async Task<DigestRun?> RecordAsync(
        LeasedSubscription leased, DigestRun run, IReadOnlyList<OutboxDelivery> parts, DateTimeOffset? nextDue, CancellationToken cancellationToken)
    {
        if (!await store.RecordAsync(leased, run with { Parts = parts.Count }, parts, nextDue, cancellationToken))
        {
            log($"The run of subscription {run.Subscription} for {run.Due:u} is another worker's, or nobody's any more.", null);
            return null;
        }
        DigestMetrics.Taken(leased.Subscription, run);
        return run with { Parts = parts.Count };
    }

    /// <summary>What cannot be composed is tried a few times, and given up then; the next one is due as always.</summary>
    private async Task HandleAsync(LeasedSubscription leased, CancellationToken cancellationToken)
    {
        try
        {
            // Only a process that went down each time comes this far.
            if (leased.Attempt > 2 * ComposeAttempts)
                await GiveUpAsync(leased, $"it was begun {leased.Attempt - 1} times and never finished", cancellationToken);
            else
                await WorkAsync(leased, cancellationToken);
        }
        catch (StoreException trouble)
        {
            log($"Subscription {leased.Subscription.Number} has to wait: {trouble.Message}", null);
            await store.ReturnAsync(leased, time.GetUtcNow() + StoreDelay, null, null, CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.ReturnAsync(leased, time.GetUtcNow(), null, null, CancellationToken.None);
            throw;
        }
        catch (Exception defect)
        {
            log($"Subscription {leased.Subscription.Number} could not be composed.", defect);
            var reason = $"it could not be composed ({defect.GetType().Name})";
            if (leased.Attempt >= ComposeAttempts)
                await GiveUpAsync(leased, reason, cancellationToken);
            else
                await store.ReturnAsync(leased, time.GetUtcNow() + ComposeBackoff.After(leased.Attempt, Random.Shared), reason, null, cancellationToken);
        }
    }

    private Task<DigestRun?> GiveUpAsync(LeasedSubscription leased, string reason, CancellationToken cancellationToken)
    {
        var (subscription, isAlert) = (leased.Subscription, leased.Subscription.Kind == SubscriptionKind.Alert);
        var run = NewRun(leased, isAlert ? DigestRunKind.Alert : DigestRunKind.Scheduled, isAlert ? Now() : leased.Due) with
        {
            State = DigestRunState.Failed,
            Reason = reason,
        };
        var next = subscription.Schedule is { } schedule ? DigestPlan.Next(schedule, leased.Due, subscription.TimeZone) : Now() + AlertGate.Interval;
        return RecordAsync(leased, run, [], next, cancellationToken);
    }

    /// <summary>Why nothing can be posted there now; null when something can.</summary>
    private string? Obstacle(LeasedSubscription leased, Place place) =>
        place.Blocked is { } blocked ? $"nothing can be posted there: {blocked}"
        : leased.Trouble is { } trouble && AlertGate.RetryAfter(trouble) is var retry && retry > time.GetUtcNow()
            ? $"posting has failed since {trouble.Since.UtcDateTime:u}; tried again after {retry.UtcDateTime:u}"
        : null;

    private async Task<Place> PlaceAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var settings = await conversations.FindSettingsAsync(subscription.Conversation, cancellationToken);
        var known = await conversations.FindConversationAsync(subscription.Conversation, cancellationToken);
        return new Place(settings, known?.Address, known?.Blocked);
    }

    private DigestRun NewRun(LeasedSubscription leased, DigestRunKind kind, DateTimeOffset due) => new()
    {
        Subscription = leased.Subscription.Number,
        Due = due,
        Kind = kind,
        State = DigestRunState.Queued,
        Recorded = time.GetUtcNow(),
    };

    private static DigestRun Skipped(DigestRun run, string reason) => run with { State = DigestRunState.Skipped, Reason = reason };

    private static DigestRun Queued(DigestRun run, DigestContent content) =>
        run with { State = DigestRunState.Queued, Until = content.Until, Stories = content.Stories };

    private static IReadOnlyList<OutboxDelivery> Deliveries(Subscription subscription, DigestRun run, DigestContent content, Place place) =>
    [
        .. content.Parts.Select((reply, at) => new OutboxDelivery
        {
            Id = run.DeliveryId(at + 1),
            Kind = DeliveryKind.Post,
            Conversation = subscription.Conversation,
            Thread = subscription.Thread,
            Payload = ReplyFormat.Write(reply),
            Quotes = ReplyFormat.Quotes(reply),
            ReplyContext = place.Address,
        }),
    ];

    /// <summary>The ledger counts in seconds.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
}

/// <summary>Where a subscription is posted.</summary>
/// <param name="Address">What the channel's client needs; null where it needs nothing.</param>
/// <param name="Blocked">Why nothing can be posted there; null while it can.</param>
internal sealed record Place(ChannelSettings Settings, string? Address, string? Blocked);
