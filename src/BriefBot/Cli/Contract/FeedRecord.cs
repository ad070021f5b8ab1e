using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Cli.Contract;

/// <summary>A feed as <c>feed parse --json</c> prints it. What the feed does not say is null.</summary>
internal sealed record FeedRecord(
    string Format, string Version, string? Title, string? Link, string? FeedLink, string? Description, string? Language,
    string? Published, string? Updated, string? Author, IReadOnlyList<FeedPersonRecord> Authors, IReadOnlyList<FeedItemRecord> Items)
{
    public static FeedRecord From(Feed feed) => new(
        feed.Format.ToString().ToLowerInvariant(), feed.Version, feed.Title, feed.Link, feed.FeedLink, feed.Description, feed.Language,
        feed.Published?.ToString(), feed.Updated?.ToString(), FeedPersonRecord.First(feed.Authors), FeedPersonRecord.From(feed.Authors),
        [.. feed.Items.Select(FeedItemRecord.From)]);
}

internal sealed record FeedItemRecord(
    string? Id, string? Title, string? Link, string? Published, string? Updated, string? Author, IReadOnlyList<FeedPersonRecord> Authors,
    string? Summary, string? Content, IReadOnlyList<FeedEnclosureRecord> Enclosures)
{
    public static FeedItemRecord From(FeedItem item) => new(
        item.Id, item.Title, item.Link, item.Published?.ToString(), item.Updated?.ToString(), FeedPersonRecord.First(item.Authors),
        FeedPersonRecord.From(item.Authors), item.Summary, item.Content,
        [.. item.Enclosures.Select(enclosure => new FeedEnclosureRecord(enclosure.Url, enclosure.Type, enclosure.Length))]);
}

internal sealed record FeedPersonRecord(string? Name, string? Email, string? Url)
{
    public static IReadOnlyList<FeedPersonRecord> From(IReadOnlyList<FeedPerson> people) =>
        [.. people.Select(person => new FeedPersonRecord(person.Name, person.Email, person.Address))];

    /// <summary>The first person's name, else what else is known.</summary>
    public static string? First(IReadOnlyList<FeedPerson> people) =>
        people is [var first, ..] ? first.Name ?? first.Email ?? first.Address : null;
}

internal sealed record FeedEnclosureRecord(string Url, string? Type, long? Length);
