using System.Text.Json;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>
/// Keeps a reply as JSON while it waits to be sent. Quotes are kept as references, never as words: reading takes them
/// from the store again, so that what is sent is what the articles say at that moment. <see cref="Reply.Result"/> is
/// not kept, nor is whom it is for, which the delivery tells.
/// </summary>
public static class ReplyFormat
{
    /// <exception cref="ArgumentException">A claim of the disagreement is not in the citation that it names.</exception>
    public static string Write(Reply reply) => JsonSerializer.Serialize(
        new ReplyPayload
        {
            Kind = reply.Kind,
            Language = reply.Language,
            Text = IsFirstAnswer(reply) || reply.Parts.Count > 0 ? null : reply.Text,
            Parts = reply.Parts.Count == 0
                ? null
                : [.. reply.Parts.Select(part => new PartAnswer(part.Label, part.Citation, part.Span is { } span ? PartPlace.Of(span) : null))],
            Composed = reply.IsComposed ? true : null,
            Gloss = reply.Gloss,
            Citations = [.. reply.Citations.Select(Place)],
            Passages = Places(reply.Passages),
            OtherPassages = Places(reply.OtherPassages),
            Articles = References(reply.Articles),
            Disagreement = reply.Disagreement is { } disagreement ? Places(disagreement, reply.Citations) : null,
            Sections = [.. reply.Sections.Select(section => new SectionPlaces(section.Heading, Places(section.Passages)))],
            Stories = reply.Stories.Count == 0 ? null : [.. reply.Stories.Select(Places)],
            MoreStories = reply.MoreStories == 0 ? null : reply.MoreStories,
            Pictures = [.. reply.Pictures.Select(picture => new PictureBytes(picture.MediaType, picture.Data.ToArray(), picture.Alternative, picture.Drawing))],
            Buttons = reply.Buttons,
            Suggestions = reply.Suggestions,
            Notices = reply.Notices,
            Form = reply.Form,
        },
        ReplyPayload.Options);

    /// <summary>
    /// What was left out when the reply was written stays out; what is no longer there is left out now. Numbers of
    /// citations stay as they were, so that the text may refer to them.
    /// </summary>
    /// <returns>The reply without what is no longer there: a citation whose article was removed is left out, and an answer that loses its first citation becomes a <see cref="ReplyKind.Problem"/> that says so, as does the reply that shows an article which is gone.</returns>
    /// <exception cref="FormatException">Not written by <see cref="Write"/>, or by a newer version of it.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static async Task<Reply> ReadAsync(string payload, IArticleStore store, CancellationToken cancellationToken)
    {
        var parsed = Parse(payload);
        return await new ReplyReader(store).ReadAsync(parsed, cancellationToken);
    }

    /// <summary>Every quote that the reply refers to, shown at first or not, each once.</summary>
    public static IReadOnlyList<QuoteReference> Quotes(Reply reply) =>
    [
        .. reply.Shown
            .Concat(reply.OtherPassages)
            .Select(passage => QuoteReference.Of(passage.Quote))
            .Distinct(),
    ];

    /// <summary>The quotes that a stored reply shows and stands for: neither those kept for "more" nor the near misses of a refusal.</summary>
    /// <exception cref="FormatException">Not written by <see cref="Write"/>, or by a newer version of it.</exception>
    internal static IReadOnlyList<QuoteReference> ShownQuotes(string payload)
    {
        var parsed = Parse(payload);
        if (parsed.Kind == ReplyKind.Refusal)
            return [];
        return
        [
            .. parsed.Citations.Select(citation => citation.Quote)
                .Concat(parsed.Passages)
                .Concat(parsed.Sections.SelectMany(section => section.Passages))
                .Concat((parsed.Stories ?? []).SelectMany(story => story.Citations).Select(citation => citation.Quote))
                .Select(Reference)
                .Distinct(),
        ];
    }

    /// <summary>Whether a stored reply is a digest with stories. False for what cannot be read.</summary>
    internal static bool IsDigest(string payload)
    {
        // Far cheaper than reading it, and most of what was sent is no digest.
        if (!payload.Contains("\"stories\"", StringComparison.Ordinal))
            return false;
        try
        {
            return Parse(payload) is { Kind: ReplyKind.Digest, Stories.Count: > 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static QuoteReference Reference(QuotePlace place) => ArticleId.TryParse(place.Article, out var id)
        ? new QuoteReference(id, place.Revision, new TextSpan(place.Start, place.End))
        : throw new FormatException($"“{place.Article}” is no article's id.");

    private static bool IsFirstAnswer(Reply reply) =>
        reply.Citations is [{ AnswerText: { Length: > 0 } answer }, ..] && answer == reply.Text;

    private static NumberedPlace Place(Citation citation) => new(
        citation.Number, Place(citation.Passage), citation.AnswerSpan is { } span ? PartPlace.Of(span) : null);

    private static QuotePlace Place(Passage passage) => new(
        passage.Quote.ArticleId.Value, passage.Quote.Revision, passage.Quote.Span.Start, passage.Quote.Span.End);

    private static QuotePlace[] Places(IReadOnlyList<Passage> passages) => [.. passages.Select(Place)];

    private static ArticleReference[] References(IReadOnlyList<StoredArticle> articles) =>
        [.. articles.Select(article => new ArticleReference(article.Id.Value, article.Revision, article is RemovedArticle))];

    private static StoryPlaces Places(ReplyStory story) => new(
        story.Number,
        story.Id.Value,
        [.. story.Citations.Select(Place)],
        story.Key,
        References(story.Sources),
        story.Articles,
        story.Publishers,
        [.. story.Changes.Select(change => new ChangePlaces(
            change.Kind, [.. change.Claims.Select(claim => Place(claim, story.Citations))], References(change.Articles), change.Count))],
        [.. story.Disagreements.Select(disagreement => Places(disagreement, story.Citations))]);

    private static DisagreementPlaces Places(Disagreement disagreement, IReadOnlyList<Citation> citations) =>
        new(disagreement.Kind, [.. disagreement.Claims.Select(claim => Place(claim, citations))]);

    private static ClaimPlace Place(Claim claim, IReadOnlyList<Citation> citations)
    {
        var quote = citations.FirstOrDefault(citation => citation.Number == claim.Citation)?.Quote.Text;
        var start = quote?.IndexOf(claim.Value, StringComparison.Ordinal) ?? -1;
        return start >= 0
            ? new ClaimPlace(claim.Citation, new PartPlace(start, start + claim.Value.Length))
            : throw new ArgumentException($"Citation {claim.Citation} does not hold what the reply claims of it.", nameof(claim));
    }

    private static ReplyPayload Parse(string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("version", out var version))
                throw new FormatException("This is no stored reply.");
            if (!version.TryGetInt32(out var number) || number != ReplyPayload.CurrentVersion)
                throw new FormatException($"The stored reply has version {version}; this program reads {ReplyPayload.CurrentVersion}.");
            return json.Deserialize<ReplyPayload>(ReplyPayload.Options) ?? throw new FormatException("This is no stored reply.");
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            throw new FormatException("The stored reply is damaged.", damage);
        }
    }
}
