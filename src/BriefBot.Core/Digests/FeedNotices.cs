using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Digests;

/// <summary>
/// Tells conversations that have a subscription, once, when a feed that they read from has not worked for a day: else they
/// would take its silence for no news.
/// </summary>
public sealed class FeedNotices(IDigestStore store, IFeedStore feeds, IConversationStore conversations, Scopes scopes, TimeProvider time)
{
    private static readonly TimeSpan FailingFor = TimeSpan.FromDays(1);

    /// <returns>How many messages were put into the outbox.</returns>
    /// <exception cref="StoreException">The store cannot be used for now.</exception>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var failing = (await feeds.ListAsync(cancellationToken)).Where(feed => feed.FailingSince <= time.GetUtcNow() - FailingFor).ToList();
        if (failing.Count == 0)
            return 0;
        var told = 0;
        var subscriptions = await store.ListAsync(null, cancellationToken);
        foreach (var subscription in subscriptions.Where(each => each.Paused is null).DistinctBy(each => each.Conversation))
        {
            foreach (var feed in failing)
                told += await TellAsync(subscription, feed, cancellationToken) ? 1 : 0;
        }
        return told;
    }

    private async Task<bool> TellAsync(Subscription subscription, FeedState feed, CancellationToken cancellationToken)
    {
        var (conversation, settings) = (subscription.Conversation, await conversations.FindSettingsAsync(subscription.Conversation, cancellationToken));
        var known = await conversations.FindConversationAsync(conversation, cancellationToken);
        var isSeen = scopes.SeenBy(conversation, settings)?.Contains(feed.Source.Collection) ?? true;
        if (!isSeen || known?.Blocked is not null || QuietTime.EndAfter(time.GetUtcNow(), subscription, settings) is not null)
            return false;
        var key = string.Create(CultureInfo.InvariantCulture, $"feed-{feed.Number}-{feed.FailingSince!.Value.ToUnixTimeSeconds()}-{conversation}");
        var reply = Say(feed, settings.Language ?? subscription.Language, subscription.TimeZone);
        var delivery = new OutboxDelivery
        {
            Id = key,
            Kind = DeliveryKind.Post,
            Conversation = conversation,
            Payload = ReplyFormat.Write(reply),
            ReplyContext = known?.Address,
        };
        return await store.NotifyAsync(key, delivery, cancellationToken);
    }

    private static Reply Say(FeedState feed, string language, string timeZone)
    {
        var name = TextNormalizer.CleanTitle(feed.Name);
        var since = TimeZones.In(timeZone, feed.FailingSince!.Value);
        return new Reply
        {
            Kind = ReplyKind.Problem,
            Language = language,
            Text = language == "nl"
                ? string.Create(CultureInfo.GetCultureInfo("nl-NL"), $"De feed “{name}” werkt niet sinds {since:d MMMM HH:mm}. Wat daar verschijnt, staat dus niet in de overzichten. Ik blijf het proberen.")
                : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"The feed “{name}” has not worked since {since:d MMMM HH:mm}. What it publishes is missing from the digests. I keep trying."),
        };
    }
}
