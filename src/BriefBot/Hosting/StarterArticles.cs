using System.Runtime.CompilerServices;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;

namespace BriefBot.Hosting;

/// <summary>The sample articles that come with the program, so that a first question has something to be asked of.</summary>
internal static class StarterArticles
{
    public const string ExampleQuestion = "Who takes over the cloud business of Alibaba?";
    private const string ItemNamespace = "starter";

    /// <summary>Stores them in a store that never held an article; leaves any other alone.</summary>
    /// <returns>Whether they were stored.</returns>
    /// <exception cref="StoreException">The store cannot take them.</exception>
    public static async Task<bool> LoadIfEmptyAsync(Bot bot, CancellationToken cancellationToken)
    {
        var counts = await bot.Store.CountAsync(cancellationToken);
        if (counts.Articles + counts.Removed > 0)
            return false;
        var report = await new Ingestor(bot.Store, Bot.EmbeddedAnalyzer).IngestAsync(
            ReadAsync(bot.Reader, cancellationToken), null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return report.StoreFailure is { } failure ? throw failure : report.Stored > 0;
    }

    private static async IAsyncEnumerable<ReadResult> ReadAsync(ArticleReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, nameof(StarterArticles));
        await foreach (var read in reader.ReadAsync([folder], ItemNamespace, null, cancellationToken))
            yield return read is ReadArticle { Draft: var draft } article
                ? article with { Draft = draft with { Collection = Collections.Samples } }
                : read;
    }
}
