using System.Globalization;
using BriefBot.Core.Conversation;

namespace BriefBot.Core.Digests.Talk;

/// <summary>Which subscriptions somebody means, and whether they may change them.</summary>
/// <param name="Problem">What to say where it is not clear; then nothing is chosen.</param>
internal sealed record SubscriptionChoice(IReadOnlyList<Subscription> Chosen, Reply? Problem = null)
{
    private const int MostOffered = 5;

    public static bool MayChange(Subscription subscription, DigestCommand command) =>
        subscription.Creator == command.Place.User || command.IsAdministrator;

    /// <summary>Those of the conversation; in a personal chat also what this person made elsewhere.</summary>
    public static async Task<IReadOnlyList<Subscription>> SeenAsync(IDigestStore store, DigestCommand command, CancellationToken cancellationToken)
    {
        var here = await store.ListAsync(command.Place.Conversation, cancellationToken);
        if (command.Place.Kind != ConversationKind.Personal)
            return here;
        var all = await store.ListAsync(null, cancellationToken);
        return [.. here, .. all.Where(other => other.Creator == command.Place.User && other.Conversation != command.Place.Conversation)];
    }

    /// <param name="words">A number, "all", a topic, or nothing where there is only one.</param>
    /// <param name="offer">The command to be pressed for one of several, without its number.</param>
    /// <param name="fits">Those that it makes sense for.</param>
    public static async Task<SubscriptionChoice> FindAsync(
        IDigestStore store, DigestCommand command, string words, string offer, Func<Subscription, bool> fits, bool needsRight, CancellationToken cancellationToken)
    {
        var texts = SubscriptionTexts.For(command.Language);
        var seen = await SeenAsync(store, command, cancellationToken);
        if (seen.Count == 0)
            return Wrong(texts.Problem(texts.ListNone) with { Suggestions = [texts.Examples[0]] });
        var named = Named(seen, words.Trim(), command, texts);
        if (named.Problem is not null)
            return named;
        var allowed = needsRight ? [.. named.Chosen.Where(one => MayChange(one, command))] : named.Chosen;
        if (allowed.Count == 0)
            return Wrong(texts.Problem(texts.Format(texts.NotYours, named.Chosen[0].Number)));
        var fitting = allowed.Where(fits).ToList();
        if (words.Trim().Length > 0 || allowed.Count == 1)
            return new SubscriptionChoice(fitting.Count > 0 && IsAll(words) ? fitting : allowed);
        return fitting.Count == 1 ? new SubscriptionChoice(fitting) : Wrong(Ask(fitting.Count > 0 ? fitting : allowed, offer, texts));
    }

    private static SubscriptionChoice Named(IReadOnlyList<Subscription> seen, string words, DigestCommand command, SubscriptionTexts texts)
    {
        if (words.Length == 0 || IsAll(words))
            return new SubscriptionChoice([.. seen.Where(one => one.Conversation == command.Place.Conversation || words.Length == 0 || seen.All(other => other.Conversation != command.Place.Conversation))]);
        if (long.TryParse(words.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return seen.FirstOrDefault(one => one.Number == number) is { } found
                ? new SubscriptionChoice([found])
                : Wrong(texts.Problem(texts.Format(texts.NoSuchNumber, words)) with { Suggestions = [texts.ListWord] });
        }
        var about = seen.Where(one => one.Topics.Wanted.Any(topic => topic.Equals(words, StringComparison.OrdinalIgnoreCase))).ToList();
        return about.Count > 0
            ? new SubscriptionChoice(about)
            : Wrong(texts.Problem(texts.Format(texts.NothingOn, words)) with { Suggestions = [texts.ListWord] });
    }

    private static bool IsAll(string words) => words.Trim().ToLowerInvariant() is "all" or "alle" or "alles" or "everything" or "all of them" or "allemaal";

    private static Reply Ask(IReadOnlyList<Subscription> several, string offer, SubscriptionTexts texts)
    {
        var lines = several.Select(one => $"{one.Number} – {SubscriptionWording.Describe(one, texts)}");
        return texts.Problem($"{texts.Which}\n{string.Join('\n', lines)}") with
        {
            Buttons = [.. several.Take(MostOffered).Select(one => $"{offer} {one.Number}").Select(command => new ReplyButton(command, command))],
        };
    }

    private static SubscriptionChoice Wrong(Reply problem) => new([], problem);
}
