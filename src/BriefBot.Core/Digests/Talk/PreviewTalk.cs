using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Talk;

/// <summary>"digest now": what would be posted, shown to who asked, and counted as told to nobody.</summary>
internal sealed class PreviewTalk(IDigestStore store, DigestComposition compose)
{
    public async Task<Reply> HandleAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        var seen = await SubscriptionChoice.SeenAsync(store, command, cancellationToken);
        if (seen.Count == 0 && command.Words.Length == 0)
            return await ShowAsync(Everything(command), command, texts, texts.Format(texts.PreviewOfAll, texts.Examples[0]), cancellationToken);
        var choice = await SubscriptionChoice.FindAsync(store, command, command.Words, texts.NowWord, one => one.Paused is null, needsRight: false, cancellationToken);
        return choice.Problem ?? await ShowAsync(choice.Chosen[0], command, texts, texts.Format(texts.Preview, choice.Chosen[0].Number), cancellationToken);
    }

    private static Subscription Everything(DigestCommand command) => new()
    {
        Kind = SubscriptionKind.Digest,
        Conversation = command.Place.Conversation,
        Creator = command.Place.User,
        Language = command.Language,
        TimeZone = command.Settings.TimeZone ?? command.Place.TimeZone ?? "UTC",
        Created = command.Received,
    };

    private async Task<Reply> ShowAsync(Subscription shown, DigestCommand command, SubscriptionTexts texts, string remark, CancellationToken cancellationToken)
    {
        var memory = shown.Number > 0 ? await store.RecallAsync(shown.Number, cancellationToken) : DigestMemory.None;
        var content = await compose(shown with { TellsWhenEmpty = false }, memory, command.Collections, command.Received.ToUniversalTime(), cancellationToken);
        var isAmongOthers = command.Place.Kind != ConversationKind.Personal;
        if (content.Parts is not [var first, ..])
            return texts.Say(ReplyKind.Done, texts.Format(texts.PreviewEmpty, shown.Number)) with { IsForAskerOnly = isAmongOthers };
        string[] parts = content.Parts.Count > 1 ? [texts.Format(texts.PreviewParts, content.Parts.Count)] : [];
        return first with { Notices = [.. first.Notices, remark, .. parts], IsForAskerOnly = isAmongOthers };
    }
}
