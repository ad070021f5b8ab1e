using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Digests.Talk;

/// <summary>"subscribe …" and "alert …": makes a subscription where all is clear, and asks where it is not.</summary>
internal sealed class SubscribeTalk(IDigestStore store, IConversationStore conversations)
{
    /// <summary>For one conversation.</summary>
    public const int Most = 20;

    /// <summary>A store may keep less of an instant than a clock tells.</summary>
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(2);

    private static readonly string[] UsualZones = ["Europe/Amsterdam", "Europe/London", "America/New_York", "UTC"];

    public async Task<DigestAnswer> SubscribeAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        if (await ObstacleAsync(command, texts, cancellationToken) is { } obstacle)
            return new DigestAnswer(obstacle);
        if (command.Words.Length == 0)
            return new DigestAnswer(HowTo(command, texts));
        var request = RequestReader.Read(command.Words, command.Language);
        if (!request.IsClear)
            return new DigestAnswer(Misunderstanding.Say(request, texts, texts.SubscribeWord));
        if (!request.SaysSomething)
            return new DigestAnswer(HowTo(command, texts));
        return ZoneOf(request, command) is { } zone
            ? new DigestAnswer(await AddAsync(Make(command, request, zone), request, command, texts, cancellationToken))
            : AskZone(request, texts, texts.SubscribeWord);
    }

    public async Task<DigestAnswer> AlertAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        if (await ObstacleAsync(command, texts, cancellationToken) is { } obstacle)
            return new DigestAnswer(obstacle);
        if (command.Words.Length == 0)
            return new DigestAnswer(texts.Problem(texts.AlertOfWhat));
        var request = RequestReader.Read($"topics {command.Words}", command.Language);
        if (request.SaysWhen)
            return new DigestAnswer(WithoutSchedule(request, texts));
        if (!request.IsClear)
            return new DigestAnswer(Misunderstanding.Say(request, texts, texts.AlertWord));
        // Its zone counts for quiet hours only.
        if ((ZoneOf(request, command) ?? (request.QuietHours is null ? "UTC" : null)) is not { } zone)
            return AskZone(request, texts, texts.AlertWord);
        var alert = Make(command, request, zone) with { Kind = SubscriptionKind.Alert, Schedule = null, NextDue = command.Received.ToUniversalTime() };
        return new DigestAnswer(await AddAsync(alert, request, command, texts, cancellationToken));
    }

    /// <summary>Where nothing can be posted unasked, nothing is promised.</summary>
    private async Task<Reply?> ObstacleAsync(DigestCommand command, SubscriptionTexts texts, CancellationToken cancellationToken)
    {
        if (command.Place.Conversation.Channel == "web")
            return texts.Problem(texts.WebPage) with { Suggestions = [texts.NowWord] };
        var known = await conversations.FindConversationAsync(command.Place.Conversation, cancellationToken);
        return known switch
        {
            { Blocked: { } blocked } => texts.Problem(texts.Format(texts.Blocked, blocked)),
            null when command.Place.Kind != ConversationKind.Personal => texts.Problem(texts.NotPostable),
            _ => null,
        };
    }

    private static Reply HowTo(DigestCommand command, SubscriptionTexts texts) =>
        texts.Say(ReplyKind.Help, texts.Format(texts.HowTo, string.Join('\n', texts.Examples.Select(example => $"• {example}")))) with
        {
            Suggestions = [.. texts.Examples, texts.ListWord],
            Form = new SubscribeForm(KnownZone(command)),
        };

    private static Reply WithoutSchedule(SubscriptionRequest request, SubscriptionTexts texts)
    {
        var digest = $"{texts.SubscribeWord} {RequestLine.Write(request, texts.Language)}";
        var alert = $"{texts.AlertWord} {Misunderstanding.WithoutTopicsWord(RequestLine.Write(request with { Days = null, Times = null, EveryHours = 0 }, texts.Language))}";
        return texts.Problem(texts.Format(texts.AlertHasNoSchedule, digest)) with { Suggestions = [digest, alert] };
    }

    private static string? ZoneOf(SubscriptionRequest request, DigestCommand command) => request.TimeZone ?? KnownZone(command);

    /// <summary>What was agreed for the conversation, else the person's own.</summary>
    private static string? KnownZone(DigestCommand command) =>
        (command.Settings.TimeZone ?? command.Place.TimeZone) is { } zone ? TimeZones.Find(zone) : null;

    private static DigestAnswer AskZone(SubscriptionRequest request, SubscriptionTexts texts, string verb)
    {
        var written = RequestLine.Write(request, texts.Language);
        var line = $"{verb} {(verb == texts.AlertWord ? Misunderstanding.WithoutTopicsWord(written) : written)}";
        var reply = texts.Say(ReplyKind.Problem, texts.AskZone) with
        {
            Buttons = [.. UsualZones.Select(zone => new ReplyButton(zone, $"{line} {zone}"))],
            Notices = ScheduleRemarks.Mended(request, texts),
        };
        return new DigestAnswer(reply, line);
    }

    private static Subscription Make(DigestCommand command, SubscriptionRequest request, string zone)
    {
        var schedule = request.Schedule().ToSchedule();
        return new Subscription
        {
            Kind = SubscriptionKind.Digest,
            Conversation = command.Place.Conversation,
            Creator = command.Place.User,
            Language = request.WrittenIn ?? command.Settings.Language ?? command.Language,
            Schedule = schedule,
            TimeZone = zone,
            Topics = new TopicFilter(request.Wanted ?? [], request.Unwanted ?? [], request.ArticleLanguage is { Length: > 0 } language ? language : null),
            MaxStories = request.MaxStories ?? 5,
            QuietHours = request.QuietHours,
            TellsWhenEmpty = request.TellsWhenEmpty ?? false,
            Created = command.Received.ToUniversalTime(),
            NextDue = schedule.NextAfter(command.Received, zone),
        };
    }

    private async Task<Reply> AddAsync(
        Subscription wanted, SubscriptionRequest request, DigestCommand command, SubscriptionTexts texts, CancellationToken cancellationToken)
    {
        var here = await store.ListAsync(command.Place.Conversation, cancellationToken);
        var same = here.FirstOrDefault(one => IsSame(one, wanted));
        // The same message once more, after a crash, is answered as it was to be answered then.
        if (same is not null && (same.Created - wanted.Created).Duration() > SameMoment)
            return Confirm(same, request, command, texts) with { Text = $"{texts.KnownAlready} {SubscriptionWording.Sentences(same, texts, texts.Next)}" };
        return (same ?? await store.AddAsync(wanted, Most, cancellationToken)) is { } made
            ? Confirm(made, request, command, texts)
            : texts.Problem(texts.Format(texts.TooMany, Most, texts.ListWord)) with { Suggestions = [texts.ListWord] };
    }

    private static Reply Confirm(Subscription made, SubscriptionRequest request, DigestCommand command, SubscriptionTexts texts) =>
        texts.Say(ReplyKind.Done, SubscriptionWording.Sentences(made, texts, texts.First, request.WrittenIn is not null)) with
        {
            Notices = ScheduleRemarks.Of(made, request, command, texts),
            Buttons = [.. new[] { $"{texts.NowWord} {made.Number}", $"{texts.EndWord} {made.Number}" }.Select(line => new ReplyButton(line, line))],
        };

    private static bool IsSame(Subscription one, Subscription other) =>
        one.Kind == other.Kind && one.Creator == other.Creator && one.Schedule == other.Schedule && one.TimeZone == other.TimeZone && one.Language == other.Language
        && one.MaxStories == other.MaxStories && one.QuietHours == other.QuietHours && one.TellsWhenEmpty == other.TellsWhenEmpty && one.Paused is null
        && one.Topics.Language == other.Topics.Language
        && one.Topics.Wanted.SequenceEqual(other.Topics.Wanted, StringComparer.OrdinalIgnoreCase)
        && one.Topics.Unwanted.SequenceEqual(other.Topics.Unwanted, StringComparer.OrdinalIgnoreCase);
}
