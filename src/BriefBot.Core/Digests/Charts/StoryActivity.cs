using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests.Charts;

/// <summary>How many stories had an article on each of seven days, for each topic.</summary>
/// <param name="LastDay">Local; the seventh.</param>
internal sealed record StoryActivity(DateTime LastDay, IReadOnlyList<(string Topic, int[] Days)> Rows)
{
    public const int Days = 7;
    private const int MostTopics = 6;

    public bool HasAny => Rows.Any(row => row.Days.Any(count => count > 0));

    public int Most => Rows.Max(row => row.Days.Max());

    /// <param name="local">The subscription's clock.</param>
    public static StoryActivity Count(
        NewsBoard board, Subscription subscription, IReadOnlySet<string>? collections, DateTime lastDay, Func<DateTimeOffset, DateTimeOffset> local)
    {
        var topics = subscription.Topics.Wanted.Where(topic => topic.Any(char.IsLetterOrDigit)).Take(MostTopics).ToList();
        var matches = topics.ConvertAll(topic => board.Matches(topic, subscription.Language));
        var unwanted = subscription.Topics.Unwanted.Where(topic => topic.Any(char.IsLetterOrDigit)).Select(topic => board.Matches(topic, subscription.Language)).ToList();
        var stories = Enumerable.Range(0, Math.Max(1, topics.Count)).Select(_ => new HashSet<StoryId>[Days]).ToList();
        foreach (var article in board.Recent)
        {
            var day = Days - 1 - (lastDay - DayOf(article.Published!.Value, local)).Days;
            if (day is < 0 or >= Days || collections?.Contains(article.Collection) == false
                || subscription.Topics.Language is { } language && article.Language != language
                || unwanted.Exists(topic => topic.Of(article.Id) > 0))
                continue;
            for (var row = 0; row < stories.Count; row++)
            {
                if (topics.Count == 0 || matches[row].Of(article.Id) > 0)
                    (stories[row][day] ??= []).Add(board.StoryOf(article.Id).Id);
            }
        }
        return new StoryActivity(lastDay, [.. stories.Select((days, row) => (
            topics.Count == 0 ? DigestTexts.For(subscription.Language).AllStories : topics[row].Trim(), Array.ConvertAll(days, day => day?.Count ?? 0)))]);
    }

    private static DateTime DayOf(PublicationDate published, Func<DateTimeOffset, DateTimeOffset> local) =>
        published.Precision == DatePrecision.Instant ? local(published.Earliest).Date : published.Earliest.Date;
}
