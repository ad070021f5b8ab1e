using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"feeds": which feeds are followed, and how they fare.</summary>
internal sealed class FeedsIntent(ConversationServices? services)
{
    private const int Most = 25;

    public async Task<Reply> HandleAsync(Turn turn, bool mayAdd, CancellationToken cancellationToken)
    {
        var texts = turn.Texts;
        if (!mayAdd)
            return turn.Problem(texts.AddingForAdmins);
        if (services?.Adding is not { } adding)
            return turn.Problem(texts.NoAdding);
        var feeds = (await adding.Feeds.ListAsync(cancellationToken))
            .Where(feed => turn.Message.Collections?.Contains(feed.Source.Collection) ?? true)
            // Those in trouble first.
            .OrderBy(feed => feed.FailingSince ?? DateTimeOffset.MaxValue)
            .ToList();
        if (feeds.Count == 0)
            return turn.Say(ReplyKind.Done, texts.NoFeeds);
        var lines = feeds.Take(Most).Select(feed => $"• {Line(turn, feed)}");
        var rest = feeds.Count > Most ? [texts.Format(texts.MoreFeeds, feeds.Count - Most)] : Array.Empty<string>();
        return turn.Say(ReplyKind.Done, string.Join('\n', [texts.FeedsHeader, .. lines, .. rest]));
    }

    private static string Line(Turn turn, FeedState feed)
    {
        var texts = turn.Texts;
        var name = TextNormalizer.CleanTitle(feed.Name);
        var articles = texts.Format(texts.InSevenDays, texts.Replies.Counted(texts.Replies.ArticleCount, feed.RecentArticles));
        return feed switch
        {
            { FailingSince: { } since } => texts.Format(texts.FeedFails, name, articles, Time(turn, since), IntakeReason.In(turn.Language, feed.LastError ?? "")),
            { LastSuccess: { } last } => texts.Format(texts.FeedWorks, name, articles, Time(turn, last)),
            _ => texts.Format(texts.FeedWaits, name),
        };
    }

    /// <summary>On the asker's clock.</summary>
    private static string Time(Turn turn, DateTimeOffset time) => time.ToOffset(turn.Message.Received.Offset)
        .ToString("d MMMM HH:mm", turn.Texts.Replies.Culture);
}
