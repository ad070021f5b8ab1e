using System.Globalization;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Shows what is agreed for a conversation, and changes it for those who may.</summary>
internal sealed class SettingsIntent(ConversationServices? services)
{
    public async Task<Outcome> HandleAsync(Turn turn, bool mayChange, CancellationToken cancellationToken)
    {
        if (services is null || turn.Message.Place is not { } place)
            return turn.Problem(turn.Texts.SettingsNowhere);
        if (turn.Command is { Change: null, Argument.Length: > 0 })
            return turn.Problem(turn.Texts.SettingUnclear);
        if (turn.Command.Change is not { } change)
            return Show(turn, turn.Texts.SettingsShown, turn.Settings, place);
        if (!mayChange)
            return turn.Problem(turn.Texts.AdminsOnly);
        if (change is { Name: SettingName.Collections, Value: { } wanted } && NotAllowed(wanted, place))
            return turn.Problem(CollectionsProblem(turn, place));
        var settings = change.ApplyTo(turn.Settings, ZoneOf(place));
        await services.Store.SaveSettingsAsync(place.Conversation, settings, cancellationToken);
        var then = turn with { Language = settings.Language ?? turn.Command.Language ?? turn.Language };
        return Show(then, then.Texts.SettingsChanged, settings, place);
    }

    private static string ZoneOf(MessagePlace place) =>
        place.TimeZone is { } zone && TimeZones.Find(zone) is { } known ? known : "UTC";

    /// <summary>Whether a collection exists is nobody's business who may not see it.</summary>
    private bool NotAllowed(string wanted, MessagePlace place) =>
        services!.Scopes.AllowedTo(place.Conversation) is { } allowed && !wanted.Split(',').All(allowed.Contains);

    private string CollectionsProblem(Turn turn, MessagePlace place)
    {
        var allowed = services!.Scopes.AllowedTo(place.Conversation)!;
        return turn.Texts.Format(turn.Texts.CollectionsNotAllowed, string.Join(", ", allowed.Order(StringComparer.Ordinal)));
    }

    private Reply Show(Turn turn, string heading, ChannelSettings settings, MessagePlace place)
    {
        var texts = turn.Texts;
        var seen = services!.Scopes.SeenBy(place.Conversation, settings);
        string[] lines =
        [
            heading,
            $"• {texts.LanguageSetting}: {settings.Language switch { "nl" => texts.DutchName, "en" => texts.EnglishName, _ => texts.AutomaticLanguage }}",
            .. place.Kind == ConversationKind.Personal ? Array.Empty<string>() : [$"• {texts.AnswerSetting}: {(settings.AnswerAll == true ? texts.AnswersAll : texts.AnswersMentions)}"],
            $"• {texts.StrictnessSetting}: {settings.Strictness switch { Strictness.Strict => texts.Strict, Strictness.Balanced => texts.Balanced, Strictness.Eager => texts.Eager, _ => texts.AsConfigured }}",
            $"• {texts.CollectionsSetting}: {(seen is null ? texts.AllCollections : seen.Count == 0 ? texts.NoCollections : string.Join(", ", seen.Order(StringComparer.Ordinal)))}",
            $"• {texts.QuietSetting}: {Quiet(settings, texts)}",
        ];
        return turn.Say(ReplyKind.Done, string.Join('\n', lines)) with { Notices = [texts.SettingsHint] };
    }

    private static string Quiet(ChannelSettings settings, IntentTexts texts) => settings.QuietHours is { } hours
        ? string.Create(CultureInfo.InvariantCulture, $"{hours.From:HH:mm}-{hours.To:HH:mm} {settings.TimeZone}")
        : texts.NoQuietHours;
}
