using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Talk;

/// <summary>"digests": what is subscribed to, by number, with when it comes next on the reader's clock.</summary>
internal sealed class ListTalk(IDigestStore store)
{
    /// <summary>With buttons of their own; the others are ended and paused in words.</summary>
    private const int MostWithButtons = 5;

    public async Task<Reply> HandleAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        var seen = await SubscriptionChoice.SeenAsync(store, command, cancellationToken);
        if (seen.Count == 0)
            return texts.Say(ReplyKind.Done, texts.ListNone) with { Suggestions = [.. texts.Examples] };
        var lines = seen.Select(one => $"{one.Number} – {Line(one, command, texts)}");
        var (changed, first) = (seen.Where(one => SubscriptionChoice.MayChange(one, command)).ToList(), seen[0].Number);
        return texts.Say(ReplyKind.Done, string.Join('\n', [texts.ListHeader, .. lines])) with
        {
            Buttons = [.. changed.Take(MostWithButtons).SelectMany(one => Buttons(one, texts))],
            Notices = [texts.Format(texts.ListHint, $"{texts.PauseWord} {first}", $"{texts.EndWord} {first}", $"{texts.NowWord} {first}", $"{texts.Format(texts.ChangeWord, first)} 9:30")],
        };
    }

    /// <summary>What it does and when it comes next, or why it does not.</summary>
    public static string Line(Subscription subscription, DigestCommand command, SubscriptionTexts texts)
    {
        var parts = new List<string> { SubscriptionWording.Describe(subscription, texts) };
        var zone = command.Place.TimeZone ?? command.Settings.TimeZone ?? subscription.TimeZone;
        if (subscription.Paused is { } paused)
            parts.Add(texts.Format(texts.ListPaused, SubscriptionWording.Moment(paused, zone, texts)));
        else if (subscription is { Kind: SubscriptionKind.Digest, NextDue: { } due })
            parts.Add(texts.Format(texts.ListNext, SubscriptionWording.Moment(due, zone, texts)) + (zone == subscription.TimeZone ? "" : $" ({zone})"));
        if (subscription.Failure is { } failure)
            parts.Add(texts.Format(texts.ListFails, failure));
        if (subscription.Conversation != command.Place.Conversation)
            parts.Add(texts.ListElsewhere);
        return string.Join("; ", parts);
    }

    private static IEnumerable<ReplyButton> Buttons(Subscription one, SubscriptionTexts texts)
    {
        string[] lines = [$"{(one.Paused is null ? texts.PauseWord : texts.ResumeWord)} {one.Number}", $"{texts.EndWord} {one.Number}"];
        return lines.Select(line => new ReplyButton(line, line));
    }
}
