using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Digests.Talk;

/// <summary>"digest again 2026-11-20": posts once more what was due that day.</summary>
internal sealed class AgainTalk(IDigestStore store, Func<long, DateOnly?, CancellationToken, Task<DigestRun?>> again)
{
    private const int RunsLookedAt = 50;

    public async Task<Reply> HandleAsync(DigestCommand command, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        var (number, date) = Split(command.Words);
        var choice = await SubscriptionChoice.FindAsync(
            store, command, number, texts.IsDutch ? "digest opnieuw" : "digest again", one => one.Kind == SubscriptionKind.Digest, needsRight: true, cancellationToken);
        if (choice.Problem is { } problem)
            return problem with { Buttons = [.. problem.Buttons.Select(button => new ReplyButton($"{button.Label} {date}".TrimEnd(), $"{button.Command} {date}".TrimEnd()))] };
        var chosen = choice.Chosen[0];
        if (Day(date, chosen, command) is not { IsRead: true, Day: var day })
            return texts.Problem(texts.Format(texts.AgainBadDate, date));
        var run = await DoneAsync(chosen, day, command, cancellationToken) ?? await again(chosen.Number, day, cancellationToken);
        if (run is null)
            return texts.Problem(texts.Format(texts.AgainNone, chosen.Number, $"{texts.NowWord} {chosen.Number}")) with { Suggestions = [$"{texts.NowWord} {chosen.Number}"] };
        return texts.Say(ReplyKind.Done, texts.Format(texts.AgainDone, SubscriptionWording.Moment(run.Due, chosen.TimeZone, texts), chosen.Number));
    }

    /// <summary>What this very message had posted before a crash.</summary>
    private async Task<DigestRun?> DoneAsync(Subscription chosen, DateOnly? day, DigestCommand command, CancellationToken cancellationToken)
    {
        var runs = await store.ListRunsAsync(chosen.Number, RunsLookedAt, cancellationToken);
        return runs.FirstOrDefault(run => run.Kind == DigestRunKind.Again && run.Recorded >= command.Received
            && (day is null || day == DateOnly.FromDateTime(TimeZones.In(chosen.TimeZone, run.Due).DateTime)));
    }

    private static (bool IsRead, DateOnly? Day) Day(string date, Subscription chosen, DigestCommand command)
    {
        if (date.Length == 0)
            return (true, null);
        var here = TimeZones.In(chosen.TimeZone, command.Received);
        return SinceDate.Read(date.ToLowerInvariant(), here) is { } read ? (true, DateOnly.FromDateTime(read.DateTime)) : (false, null);
    }

    /// <summary>"3 2026-11-20", either alone, in either order.</summary>
    private static (string Number, string Date) Split(string words)
    {
        string[] fillers = ["of", "van", "from", "for", "voor", "on", "op"];
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !fillers.Contains(word, StringComparer.OrdinalIgnoreCase)).ToList();
        var number = parts.Find(word => word.TrimStart('#') is { Length: > 0 and < 4 } digits && digits.All(char.IsAsciiDigit) && (parts[0] == word || parts.Count == 2 && parts[1] == word && parts[0].Contains('-'))) ?? "";
        return (number.TrimStart('#'), string.Join(' ', parts.Where(word => word != number)));
    }
}
