using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Workers;

/// <summary>
/// Once an hour takes away articles and feedback that are kept long enough. Several processes may do so at once: what one
/// has taken away the other does not find. (Old messages are the <see cref="ConversationService"/>'s.)
/// </summary>
internal sealed class RetentionService(
    IArticleStore articles, IFeedbackStore feedback, RetentionOptions retention, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    /// <summary>No more of the store's time at once, so that others have their turn.</summary>
    private const int AtOnce = 200;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await PurgeAsync(stopping);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("The deletion of what is old has to wait: {Reason}", failure.Message);
        }
    }

    private async Task PurgeAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var (removed, deleted) = (0, 0);
        if (retention.ArticleDays is { } articleDays)
            removed = await RemoveArticlesAsync(now - TimeSpan.FromDays(articleDays), stopping);
        if (retention.FeedbackDays is { } feedbackDays)
            deleted = await DeleteFeedbackAsync(now - TimeSpan.FromDays(feedbackDays), stopping);
        if (removed + deleted > 0 && logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("Kept long enough: {Articles} articles were removed, {Feedback} pieces of feedback deleted", removed, deleted);
    }

    private async Task<int> RemoveArticlesAsync(DateTimeOffset storedBefore, CancellationToken stopping)
    {
        var removed = 0;
        while (await articles.ListStoredBeforeAsync(storedBefore, AtOnce, stopping) is { Count: > 0 } old)
        {
            foreach (var id in old)
            {
                if (await articles.RemoveAsync(id, stopping))
                    removed++;
            }
        }
        return removed;
    }

    private async Task<int> DeleteFeedbackAsync(DateTimeOffset before, CancellationToken stopping)
    {
        var deleted = 0;
        while (await feedback.DeleteOldAsync(before, AtOnce, stopping) is > 0 and var some)
            deleted += some;
        return deleted;
    }
}
