using System.Globalization;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;
using BriefBot.Hosting;
using BriefBot.Storage;
using BriefBot.Storage.Sqlite;

namespace BriefBot.Cli.Doctor;

/// <summary>The store, and what lives in it. It is opened once for all of them; where there is none, none is made.</summary>
internal sealed class StoreCheckups(HostSettings settings, TimeProvider time) : IDisposable
{
    private readonly Lazy<Task<Bot?>> _bot = new(() => OpenAsync(settings, time));

    public IEnumerable<Checkup> All => [new("store", StoreAsync), new("index", IndexAsync), new("feeds", FeedsAsync)];

    /// <summary>Null where there is no store, or none that can be used.</summary>
    public async Task<Bot?> BotAsync()
    {
        try
        {
            return await _bot.Value;
        }
        catch (StoreException)
        {
            // Told where the store is looked at.
            return null;
        }
    }

    public void Dispose()
    {
        // What is still at work was waited for long enough, and ends with the process.
        if (_bot is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { } bot } })
            bot.Dispose();
    }

    private static async Task<Bot?> OpenAsync(HostSettings settings, TimeProvider time) =>
        settings.Store is StoreLocation.Folder { Path: var folder } && !File.Exists(Path.Combine(folder, SqliteDatabase.FileName))
            ? null
            : await Bot.OpenAsync(settings, time, CancellationToken.None);

    private async Task<Finding> StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _bot.Value is not { } bot)
                return Finding.Ok($"none yet in {settings.Store}: the first start makes it");
            var counts = await bot.Store.CountAsync(cancellationToken);
            return Finding.Ok($"{Number(counts.Articles)} articles in {settings.Store}");
        }
        catch (StoreException failure)
        {
            return Finding.Wrong(failure.Message, settings.Store is StoreLocation.Folder
                ? "see to the folder's rights and room, or restore a backup: briefbot restore"
                : "see to Storage:ConnectionString and the database server");
        }
    }

    private async Task<Finding> IndexAsync(CancellationToken cancellationToken)
    {
        if (await BotAsync() is not { } bot)
            return Finding.Off("there is no store to make it of");
        await bot.Index.CatchUpAsync(cancellationToken);
        var counts = await bot.Store.CountAsync(cancellationToken);
        return Finding.Ok($"{Number(counts.Sentences)} sentences");
    }

    private async Task<Finding> FeedsAsync(CancellationToken cancellationToken)
    {
        if (await BotAsync() is not { } bot || await bot.Feeds.ListAsync(cancellationToken) is not { Count: > 0 } feeds)
            return Finding.Off("none are followed; briefbot feed add ADDRESS follows one");
        var failing = feeds.Where(feed => feed.FailingSince is not null).ToList();
        if (failing.Count == 0)
            return Finding.Ok($"{Number(feeds.Count)} followed");
        var first = failing.MinBy(feed => feed.FailingSince)!;
        return Finding.Wrong(
            string.Create(CultureInfo.InvariantCulture, $"{failing.Count} of {feeds.Count} fail; \"{TextNormalizer.CleanTitle(first.Name)}\" since {first.FailingSince:u}: {first.LastError}"),
            "briefbot feed check asks them now; briefbot feed remove ADDRESS lets one go");
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
