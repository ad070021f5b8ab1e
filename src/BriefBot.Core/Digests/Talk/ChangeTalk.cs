using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Digests.Talk;

/// <summary>"change 3 to daily 9:00": what is said replaces what was, and the rest stays.</summary>
internal sealed class ChangeTalk(IDigestStore store)
{
    public async Task<Reply> HandleAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        var (number, rest) = Split(command.Words);
        var request = RequestReader.Read(rest, command.Language);
        var word = number.Length > 0 ? texts.Format(texts.ChangeWord, number) : texts.Format(texts.ChangeWord, "").Replace("  ", " ");
        var choice = await SubscriptionChoice.FindAsync(store, command, number, word, _ => true, needsRight: true, cancellationToken);
        if (choice.Problem is { } problem)
            return problem with { Buttons = [.. problem.Buttons.Select(button => Offered(button, command.Words, texts))] };
        var before = choice.Chosen[0];
        word = texts.Format(texts.ChangeWord, before.Number);
        if (!request.IsClear)
            return Misunderstanding.Say(request, texts, word);
        if (!request.SaysSomething)
            return texts.Problem(texts.Format(texts.ChangeWhat, $"{word} {RequestLine.Write(new SubscriptionRequest { Days = DayPattern.Daily, Times = [new TimeOnly(9, 0)] }, texts.Language)}"));
        if (before.Kind == SubscriptionKind.Alert && request.SaysWhen)
            return texts.Problem(texts.Format(texts.AlertHasNoSchedule, $"{texts.SubscribeWord} {RequestLine.Write(request, texts.Language)}"));
        var after = Apply(before, request, command.Received);
        await store.ChangeAsync(after, cancellationToken);
        return texts.Say(ReplyKind.Done, $"{texts.Changed} {SubscriptionWording.Sentences(after, texts, texts.Next, request.WrittenIn is not null)}") with
        {
            Notices = request.SaysWhen || request.TimeZone is not null || request.QuietHours is not null
                ? ScheduleRemarks.Of(after, request with { Times = request.Times ?? [] }, command, texts)
                : ScheduleRemarks.Mended(request, texts),
        };
    }

    /// <summary>An alert is looked at at once; a paused one waits.</summary>
    public static DateTimeOffset? NextDue(Subscription subscription, DateTimeOffset now) =>
        subscription.Schedule is { } schedule ? schedule.NextAfter(now, subscription.TimeZone) : now.ToUniversalTime();

    private static Subscription Apply(Subscription before, SubscriptionRequest request, DateTimeOffset now)
    {
        var after = before with
        {
            Schedule = before.Schedule is { } schedule && request.SaysWhen ? request.Schedule(SchedulePattern.Of(schedule)).ToSchedule() : before.Schedule,
            TimeZone = request.TimeZone ?? before.TimeZone,
            Language = request.WrittenIn ?? before.Language,
            Topics = new TopicFilter(
                request.Wanted ?? before.Topics.Wanted,
                request.Unwanted ?? before.Topics.Unwanted,
                request.ArticleLanguage is { } language ? (language.Length > 0 ? language : null) : before.Topics.Language),
            MaxStories = request.MaxStories ?? before.MaxStories,
            QuietHours = request.NoQuietHours ? null : request.QuietHours ?? before.QuietHours,
            TellsWhenEmpty = request.TellsWhenEmpty ?? before.TellsWhenEmpty,
        };
        return after.Paused is not null || !request.SaysWhen && request.TimeZone is null ? after : after with { NextDue = NextDue(after, now) };
    }

    /// <summary>The number, if it begins with one; and what is to become of it.</summary>
    private static (string Number, string Others) Split(string words)
    {
        var first = words.Split(' ')[0];
        return first.TrimStart('#') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit)
            ? (digits, words[first.Length..].Trim())
            : ("", words);
    }

    /// <summary>One of several, with all that was said.</summary>
    private static ReplyButton Offered(ReplyButton button, string words, SubscriptionTexts texts)
    {
        var line = $"{texts.Format(texts.ChangeWord, button.Command.Split(' ')[^1])} {words}";
        return new ReplyButton(line, line);
    }
}
