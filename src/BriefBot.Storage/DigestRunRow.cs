using System.Text.Json;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage;

internal sealed class DigestRunRow
{
    public const string Columns = "subscription, due, kind, attempt, state, reason, recorded, seen_until AS SeenUntil, stories, parts, settled";

    public required long Subscription { get; init; }

    public required long Due { get; init; }

    public required string Kind { get; init; }

    public required int Attempt { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public required double Recorded { get; init; }

    public required long SeenUntil { get; init; }

    public required string Stories { get; init; }

    public required int Parts { get; init; }

    public required bool Settled { get; init; }

    public static object?[] Values(DigestRun run, int parts) =>
    [
        run.Subscription,
        run.Due.ToUnixTimeSeconds(),
        run.Kind.ToString(),
        run.Attempt,
        run.State.ToString(),
        run.Reason,
        StoreClock.Write(run.Recorded),
        run.Until,
        JsonSerializer.Serialize(run.Stories.Select(WrittenStory.Of)),
        parts,
        parts == 0,
    ];

    /// <exception cref="ArgumentException">A message has another id than the run gives it.</exception>
    public static void CheckParts(DigestRun run, IReadOnlyList<OutboxDelivery> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Id != run.DeliveryId(i + 1))
                throw new ArgumentException($"Part {i + 1} has the id {parts[i].Id} instead of {run.DeliveryId(i + 1)}.", nameof(parts));
        }
    }

    /// <summary>As it was written or settled.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public DigestRun ToRun()
    {
        try
        {
            return new DigestRun
            {
                Subscription = Subscription,
                Due = DateTimeOffset.FromUnixTimeSeconds(Due),
                Kind = Enum.Parse<DigestRunKind>(Kind),
                Attempt = Attempt,
                State = Enum.Parse<DigestRunState>(State),
                Reason = Reason,
                Recorded = StoreClock.Read(Recorded),
                Until = SeenUntil,
                Stories = [.. (JsonSerializer.Deserialize<WrittenStory[]>(Stories) ?? []).Select(story => story.Read())],
                Parts = Parts,
            };
        }
        catch (Exception damage) when (damage is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"a run of subscription {Subscription} cannot be read: {damage.Message}", damage);
        }
    }

    private sealed record WrittenStory(string Story, string[] Articles, WrittenQuote[] Shown)
    {
        public static WrittenStory Of(ShownStory shown) => new(
            shown.Story.Value,
            [.. shown.Articles.Select(article => article.Value)],
            [.. shown.Shown.Select(quote => new WrittenQuote(quote.ArticleId.Value, quote.Revision, quote.Span.Start, quote.Span.End))]);

        public ShownStory Read() => new(
            StoryId.TryParse(Story, out var story) ? story : throw new InvalidDataException($"“{Story}” is no story"),
            [.. Articles.Select(ArticleRow.ReadId)],
            [.. Shown.Select(quote => new QuoteReference(ArticleRow.ReadId(quote.Article), quote.Revision, new TextSpan(quote.Start, quote.End)))]);
    }

    private sealed record WrittenQuote(string Article, int Revision, int Start, int End);
}
