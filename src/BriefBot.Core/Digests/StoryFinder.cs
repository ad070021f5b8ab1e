using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Finds what is new to a subscription, and puts it in the order in which it is told.</summary>
internal sealed class StoryFinder(NewsBoard board, Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What was published longer before the last digest, and only now came in, is no news.</summary>
    private static readonly TimeSpan MostLate = TimeSpan.FromDays(14);

    private readonly TopicFilter _topics = subscription.Topics;
    private Dictionary<StoryId, ShownStory>? _shown;
    private Dictionary<ArticleId, ShownStory>? _shownArticles;

    /// <summary>Best first.</summary>
    public async Task<List<StoryCandidate>> FindAsync(CancellationToken cancellationToken)
    {
        var wanted = _topics.Wanted.Where(IsSaid).Select(topic => board.Matches(topic, subscription.Language)).ToList();
        var unwanted = _topics.Unwanted.Where(IsSaid).Select(topic => board.Matches(topic, subscription.Language)).ToList();
        var stories = new Dictionary<BoardStory, List<IndexedArticle>>(ReferenceEqualityComparer.Instance);
        foreach (var article in board.After(memory.Until))
        {
            if (!IsVisible(article) || IsKnown(article) || !await IsRecentAsync(article, cancellationToken))
                continue;
            var story = board.StoryOf(article.Id);
            if (!stories.TryGetValue(story, out var fresh))
                stories[story] = fresh = [];
            fresh.Add(article);
        }
        var candidates = new List<StoryCandidate>();
        foreach (var (story, fresh) in stories)
        {
            if (await WeighAsync(story, fresh, wanted, unwanted, cancellationToken) is { } candidate)
                candidates.Add(candidate);
        }
        return [.. candidates.OrderByDescending(candidate => candidate.Score(due)).ThenByDescending(candidate => candidate.Fresh[^1].Change)];
    }

    private async Task<StoryCandidate?> WeighAsync(
        BoardStory story, List<IndexedArticle> fresh, List<TopicMatches> wanted, List<TopicMatches> unwanted, CancellationToken cancellationToken)
    {
        var visible = story.Articles.Where(IsVisible).ToList();
        if (unwanted.Exists(topic => visible.Exists(article => topic.Of(article.Id) > 0)))
            return null;
        var worth = wanted.Count == 0 ? 1 : wanted.Max(topic => visible.Max(article => topic.Of(article.Id)));
        if (worth <= 0)
            return null;
        var before = Before(story, visible);
        var known = visible.Except(fresh).Select(article => board.OriginalOf(article.Id)).ToHashSet();
        var originals = fresh.Where(article => IsRevised(article) || !known.Contains(board.OriginalOf(article.Id)))
            .DistinctBy(article => board.OriginalOf(article.Id)).Count();
        // One more paper that prints the same text is no news of a story that was told.
        if (before is not null && originals == 0)
            return null;
        var latest = DateTimeOffset.MinValue;
        foreach (var article in fresh)
        {
            if (await board.TimeOfAsync(article, cancellationToken) is var time && time > latest)
                latest = time;
        }
        return new StoryCandidate(story, visible, fresh, before)
        {
            Topic = worth,
            Publishers = visible.Count == story.Articles.Count ? board.PublishersOf(story) : StoryCandidate.CountPublishers(visible, board),
            FreshOriginals = Math.Max(1, originals),
            Latest = latest,
        };
    }

    private static bool IsSaid(string topic) => topic.Any(char.IsLetterOrDigit);

    private bool IsVisible(IndexedArticle article) =>
        (collections?.Contains(article.Collection) ?? true) && (_topics.Language is null || article.Language == _topics.Language);

    /// <summary>An article of a story that was told is new only when it says something else than what was quoted of it.</summary>
    private bool IsKnown(IndexedArticle article) => ShownArticles.ContainsKey(article.Id) && !IsRevised(article);

    private bool IsRevised(IndexedArticle article) => ShownArticles.TryGetValue(article.Id, out var shown)
        && shown.Shown.Any(quote => quote.ArticleId == article.Id && quote.Revision < article.Revision);

    private async ValueTask<bool> IsRecentAsync(IndexedArticle article, CancellationToken cancellationToken)
    {
        if (memory.Until > 0 && article.Published is null)
            return true;
        var time = article.Published is { } published ? NewsBoard.LatestOf(published) : await board.TimeOfAsync(article, cancellationToken);
        return memory.Until > 0 ? time >= (memory.LastDue ?? due) - MostLate : time >= (memory.LastDue ?? due - FirstPeriod);
    }

    /// <summary>A first digest tells of as much time as the next ones will.</summary>
    private TimeSpan FirstPeriod => subscription.Schedule is { Cron: var cron } && IsWeekly(cron) ? Week : Day;

    /// <summary>On one day of the week, or of the month.</summary>
    private static bool IsWeekly(string cron)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 6)
            return false;
        var (monthDay, weekDay) = (fields[3], fields[5]);
        return weekDay is not ("*" or "?") ? !weekDay.Contains('-') && !weekDay.Contains(',') : monthDay is not ("*" or "?");
    }

    /// <summary>By its id, by the id that it had, or by most of its articles.</summary>
    private ShownStory? Before(BoardStory story, List<IndexedArticle> visible)
    {
        _shown ??= memory.Stories.GroupBy(shown => board.Links.Find(shown.Story)?.Id ?? shown.Story).ToDictionary(same => same.Key, same => same.First());
        return _shown.TryGetValue(story.Id, out var shown) ? shown
            : visible.Select(article => ShownArticles.GetValueOrDefault(article.Id)).FirstOrDefault(found => found is not null);
    }

    private Dictionary<ArticleId, ShownStory> ShownArticles => _shownArticles ??= memory.Stories
        .SelectMany(shown => shown.Articles.Concat(shown.Shown.Select(quote => quote.ArticleId)).Distinct().Select(article => (article, shown)))
        .GroupBy(entry => entry.article)
        .ToDictionary(same => same.Key, same => same.First().shown);
}
