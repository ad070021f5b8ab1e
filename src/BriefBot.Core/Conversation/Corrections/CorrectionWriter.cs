using System.Security.Cryptography;
using System.Text;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Corrections;

/// <summary>Writes what is sent when quotes of an earlier reply do not stand any more.</summary>
internal sealed class CorrectionWriter(IArticleStore store)
{
    private const string IdStart = "correction-";

    public static bool IsCorrection(OutboxDelivery delivery) => delivery.Id.StartsWith(IdStart, StringComparison.Ordinal);

    /// <summary>Replaces the reply by itself, less what is gone, with a notice.</summary>
    /// <param name="latest">What shows it now: an earlier correction, or itself.</param>
    public async Task<OutboxDelivery> UpdateAsync(
        OutboxDelivery corrected, OutboxDelivery latest, IReadOnlyList<BrokenQuote> broken, CancellationToken cancellationToken)
    {
        var reply = await ReplyFormat.ReadAsync(corrected.Payload, store, cancellationToken);
        return Delivery(corrected, broken, reply with { Notices = [.. reply.Notices, .. Lines(broken, reply.Language)] }) with
        {
            Kind = DeliveryKind.Update,
            Thread = corrected.Thread,
            Replaces = corrected.AnswersMessageId ?? corrected.Replaces,
            Supersedes = latest.Id,
        };
    }

    /// <summary>Says beneath it, in a message of its own, what does not stand any more.</summary>
    /// <param name="thread">Where the reply stands; null where the channel has no threads.</param>
    public async Task<OutboxDelivery> PostAsync(
        OutboxDelivery corrected, string? thread, IReadOnlyList<BrokenQuote> broken, CancellationToken cancellationToken)
    {
        var language = (await ReplyFormat.ReadAsync(corrected.Payload, store, cancellationToken)).Language;
        var quoted = new List<Passage>();
        foreach (var quote in broken)
        {
            if (await store.FindAsync(quote.Reference.ArticleId, quote.Reference.Revision, cancellationToken) is Article article)
                quoted.Add(new Passage(article.Quote(quote.Reference.Span), article));
        }
        IEnumerable<string> lines = Lines(broken, language);
        if (quoted.Count > 0)
            lines = lines.Append(IntentTexts.For(language).CorrectionQuoted);
        var reply = new Reply { Kind = ReplyKind.Correction, Language = language, Text = string.Join('\n', lines), Passages = quoted };
        return Delivery(corrected, broken, reply) with { Kind = DeliveryKind.Post, Thread = thread };
    }

    private static OutboxDelivery Delivery(OutboxDelivery corrected, IReadOnlyList<BrokenQuote> broken, Reply reply) => new()
    {
        Id = Id(corrected, broken),
        Kind = DeliveryKind.Post,
        Conversation = corrected.Conversation,
        User = corrected.User,
        OnlyForUser = corrected.OnlyForUser,
        ReplyContext = corrected.ReplyContext,
        Payload = ReplyFormat.Write(reply),
        Quotes = ReplyFormat.Quotes(reply),
    };

    /// <summary>The same faults of the same reply always have the same id, so each is said once, whoever finds it.</summary>
    private static string Id(OutboxDelivery corrected, IReadOnlyList<BrokenQuote> broken)
    {
        var facts = broken.Select(quote => $"{quote.Reference} {quote.Fault}").Order(StringComparer.Ordinal).Prepend(corrected.Id);
        return IdStart + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts))))[..32];
    }

    /// <summary>One line an article.</summary>
    private static IEnumerable<string> Lines(IReadOnlyList<BrokenQuote> broken, string language)
    {
        var texts = IntentTexts.For(language);
        return broken
            .DistinctBy(quote => (quote.Reference.ArticleId, quote.Fault))
            .Select(quote => texts.Format(quote.Fault == QuoteFault.Removed ? texts.CorrectionRemoved : texts.CorrectionChanged, Name(quote)));
    }

    private static string Name(BrokenQuote quote) => quote.Article switch
    {
        { Title.Length: > 0 } article => article.Title,
        { } article => article.SourceId,
        null => quote.Reference.ArticleId.ToString(),
    };
}
