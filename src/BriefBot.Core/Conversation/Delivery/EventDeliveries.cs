using System.Security.Cryptography;
using System.Text;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Makes the deliveries that answer an event. Their ids come from the event's key alone, so that an event that is
/// handled twice cannot be answered twice.
/// </summary>
internal static class EventDeliveries
{
    public static OutboxDelivery Answer(InboxEvent inboxEvent, Reply reply) =>
        Filled(Base(inboxEvent, "answer", DeliveryKind.Reply) with { AnswersMessageId = inboxEvent.MessageId }, reply);

    /// <summary>Replaces a reply of ours to the message that was edited.</summary>
    public static OutboxDelivery Update(InboxEvent inboxEvent, Reply reply, OutboxDelivery superseded) => Filled(
        Base(inboxEvent, "answer", DeliveryKind.Update) with { Replaces = inboxEvent.MessageId, Supersedes = superseded.Id }, reply);

    /// <summary>Takes a reply of ours away whose message was changed or taken back.</summary>
    public static OutboxDelivery Deletion(InboxEvent inboxEvent, OutboxDelivery superseded) =>
        Base(inboxEvent, $"delete {superseded.Id}", DeliveryKind.Delete) with { Replaces = inboxEvent.MessageId, Supersedes = superseded.Id };

    /// <summary>Tells the asker that there will be no answer; null where nobody waits for one.</summary>
    public static OutboxDelivery? Apology(InboxEvent inboxEvent)
    {
        if (!inboxEvent.IsAddressed || inboxEvent.Kind == InboxEventKind.Deleted)
            return null;
        var reply = WorkerTexts.GivenUp(LanguageOf(inboxEvent));
        return Filled(Base(inboxEvent, "apology", DeliveryKind.Reply) with { AnswersMessageId = inboxEvent.MessageId }, reply);
    }

    private static OutboxDelivery Base(InboxEvent inboxEvent, string purpose, DeliveryKind kind) => new()
    {
        Id = Id(purpose, inboxEvent.Key),
        Kind = kind,
        Conversation = inboxEvent.Conversation,
        Thread = inboxEvent.Thread,
        EventKey = inboxEvent.Key,
        User = inboxEvent.User,
        ReplyContext = inboxEvent.ReplyContext,
    };

    private static OutboxDelivery Filled(OutboxDelivery delivery, Reply reply) =>
        delivery with { OnlyForUser = reply.IsForAskerOnly, Payload = ReplyFormat.Write(reply), Quotes = ReplyFormat.Quotes(reply) };

    private static string Id(string purpose, string eventKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{eventKey}")).AsSpan(0, 16));

    private static string LanguageOf(InboxEvent inboxEvent) => inboxEvent.Language switch
    {
        "nl" or "en" => inboxEvent.Language,
        _ => QuestionAnalyzer.LanguageOf(inboxEvent.Text),
    };
}
