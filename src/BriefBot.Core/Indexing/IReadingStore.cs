using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>
/// What a service read of stored texts, which articles wait to be read by it, and what was used of services that cost money.
/// An article waits from when it is stored with a <see cref="ServiceReading"/> that is not complete. Every method may throw
/// <see cref="StoreException"/>.
/// </summary>
public interface IReadingStore
{
    /// <summary>What is known of exactly this text, whichever article holds it: the most complete; null when it was never asked for.</summary>
    Task<ServiceReading?> FindAsync(string contentHash, CancellationToken cancellationToken);

    /// <summary>Takes the article that has waited longest, for <paramref name="lease"/> by the store's clock. Null when none is due.</summary>
    Task<LeasedReading?> TakeAsync(string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a new analysis in the place of the article's, as a change that followers see. The article goes on waiting, for
    /// <paramref name="again"/> at least, while its reading is not complete.
    /// </summary>
    /// <returns>False, and nothing is changed, when the lease was lost or the article has another text by now.</returns>
    Task<bool> FinishAsync(LeasedReading leased, TextAnalysis analysis, TimeSpan again, CancellationToken cancellationToken);

    /// <summary>Gives it back as it was. Without <paramref name="isAttempt"/> it is as if it had not been taken.</summary>
    /// <returns>False when the lease was lost.</returns>
    Task<bool> PostponeAsync(LeasedReading leased, TimeSpan delay, bool isAttempt, CancellationToken cancellationToken);

    Task<int> CountWaitingAsync(CancellationToken cancellationToken);

    /// <summary>Adds to what was used of a service in this month (UTC).</summary>
    Task AddUsageAsync(string service, long amount, CancellationToken cancellationToken);

    /// <summary>What was used, by service and month, the newest month first.</summary>
    Task<IReadOnlyList<ServiceUsage>> ReadUsageAsync(CancellationToken cancellationToken);
}

/// <param name="Draft">What the revision is analysed from.</param>
/// <param name="Attempts">This one included.</param>
public sealed record LeasedReading(ArticleId Id, int Revision, ArticleDraft Draft, long Fence, int Attempts);

/// <param name="Service">Such as <see cref="TextRecords"/>.</param>
/// <param name="Month">As "2026-03", UTC.</param>
public sealed record ServiceUsage(string Service, string Month, long Amount)
{
    /// <summary>Text records of Azure AI Language.</summary>
    public const string TextRecords = "azure-language-text-records";
}
