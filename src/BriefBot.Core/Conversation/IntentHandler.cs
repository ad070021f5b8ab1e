using BriefBot.Core.Answering;
using BriefBot.Core.Conversation.Commands;
using BriefBot.Core.Conversation.Intents;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>Finds out what a message asks for and carries it out. Every channel's messages come through here.</summary>
public sealed class IntentHandler
{
    private readonly ConversationServices? _services;
    private readonly IntentRouter _router;
    private readonly WelcomeIntent _welcome;

    /// <summary>Without memory: for messages that stand alone.</summary>
    public IntentHandler(AnswerEngine engine, IArticleStore store)
        : this(engine, store, null)
    {
    }

    public IntentHandler(AnswerEngine engine, IArticleStore store, ConversationServices? services)
    {
        _services = services;
        _router = new IntentRouter(engine, store, services);
        _welcome = new WelcomeIntent(engine, store);
    }

    /// <summary>
    /// A channel's event. Applies who may see what, the conversation's settings and the limits, and remembers what a
    /// follow-up may refer to.
    /// </summary>
    /// <returns>Null where nothing is to be said: nobody spoke to the bot, or they speak faster than they may.</returns>
    /// <exception cref="StoreException">A store cannot be read or written.</exception>
    public async Task<Reply?> HandleAsync(InboxEvent inboxEvent, CancellationToken cancellationToken)
    {
        var services = _services ?? throw new InvalidOperationException("Events need a conversation's memory.");
        if (inboxEvent.Kind == InboxEventKind.Deleted)
            return null;
        var settings = await services.Store.FindSettingsAsync(inboxEvent.Conversation, cancellationToken);
        var isAddressed = inboxEvent.IsAddressed || inboxEvent.ConversationKind == ConversationKind.Personal || inboxEvent.Kind == InboxEventKind.Button;
        if (inboxEvent.Kind == InboxEventKind.Joined)
            return await _welcome.HandleAsync(Message(inboxEvent, settings, services.Scopes), cancellationToken);
        // Among people who talk to each other, only what asks is answered, even where all is to be answered.
        if (!isAddressed && (settings.AnswerAll != true || MessageShapes.Of(inboxEvent.Text) != MessageShape.Words || !MessageShapes.Asks(inboxEvent.Text)))
            return null;
        var message = Message(inboxEvent, settings, services.Scopes);
        return services.Limiter?.Admit(inboxEvent.User, inboxEvent.Conversation, inboxEvent.Key, inboxEvent.Received) switch
        {
            Admittance.Silence => null,
            Admittance.TellOnce => isAddressed ? TooFast(message) : null,
            _ when isAddressed => await HandleAsync(message, settings, cancellationToken),
            _ => await OverhearAsync(message, settings, cancellationToken),
        };
    }

    /// <summary>What people say to each other is a question or nothing: no command is heard in it, and only an answer is said aloud or remembered.</summary>
    private async Task<Reply?> OverhearAsync(IncomingMessage message, ChannelSettings settings, CancellationToken cancellationToken)
    {
        if (CommandParser.Parse(message.Text, message.Received).Kind != CommandKind.Ask)
            return null;
        var outcome = await RouteAsync(message, settings, await FindStateAsync(message.Place, cancellationToken), cancellationToken);
        if (outcome.Reply.Kind != ReplyKind.Answer)
            return null;
        await RememberAsync(message.Place, outcome, cancellationToken);
        return outcome.Reply;
    }

    /// <summary>
    /// Takes an event's text as a question and as nothing else: no command is heard in it, nothing of it is remembered, and
    /// it counts towards no limit. For what is looked up while somebody types.
    /// </summary>
    /// <exception cref="StoreException">A store cannot be read.</exception>
    public async Task<Reply> AskAsync(InboxEvent asked, CancellationToken cancellationToken)
    {
        var services = _services ?? throw new InvalidOperationException("Events need a conversation's memory.");
        var settings = await services.Store.FindSettingsAsync(asked.Conversation, cancellationToken);
        var message = Message(asked, settings, services.Scopes);
        var question = new Command(CommandKind.Ask);
        var turn = new Turn(message with { Place = null, MayBeComposed = false }, question, LanguageOf(message, question, null), new ThreadState(), settings);
        return (await _router.HandleAsync(turn, cancellationToken)).Reply;
    }

    /// <exception cref="StoreException">A store cannot be read or written.</exception>
    public async Task<Reply> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.Place is not { } place || _services is not { } services)
            return await HandleAsync(message with { Place = null }, new ChannelSettings(), cancellationToken);
        var settings = await services.Store.FindSettingsAsync(place.Conversation, cancellationToken);
        return await HandleAsync(Apply(settings, message, services.Scopes), settings, cancellationToken);
    }

    private async Task<Reply> HandleAsync(IncomingMessage message, ChannelSettings settings, CancellationToken cancellationToken)
    {
        var outcome = await RouteAsync(message, settings, await FindStateAsync(message.Place, cancellationToken), cancellationToken);
        await RememberAsync(message.Place, outcome, cancellationToken);
        return outcome.Reply;
    }

    private Task<Outcome> RouteAsync(IncomingMessage message, ChannelSettings settings, ThreadState? state, CancellationToken cancellationToken)
    {
        var command = Completed(message, state) ?? CommandParser.Parse(message.Text, message.Received);
        if (command is { Kind: CommandKind.Ask, Argument.Length: > 0 })
            message = message with { Text = command.Argument };
        var turn = new Turn(message, command, LanguageOf(message, command, state), state ?? new ThreadState(), settings);
        return _router.HandleAsync(turn, cancellationToken);
    }

    /// <summary>What lacked a time zone, once a message names one or was meant to.</summary>
    private static Command? Completed(IncomingMessage message, ThreadState? state)
    {
        if (state?.Unfinished is not { } line)
            return null;
        var zone = TimeZones.Named(message.Text) ?? (TimeZones.Resembles(message.Text) ? $"timezone {message.Text.Trim()}" : null);
        return zone is null ? null : CommandParser.Parse($"{line} {zone}", message.Received);
    }

    private async Task RememberAsync(MessagePlace? place, Outcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.State is { } next)
            await SaveStateAsync(place, next with { Language = outcome.Reply.Language }, cancellationToken);
    }

    private static IncomingMessage Message(InboxEvent inboxEvent, ChannelSettings settings, Scopes scopes) => Apply(
        settings,
        new IncomingMessage
        {
            Text = inboxEvent.Text,
            Received = TimeZones.In(inboxEvent.TimeZone ?? settings.TimeZone, inboxEvent.Received),
            MayBeComposed = true,
            Place = new MessagePlace(inboxEvent.Conversation, inboxEvent.ConversationKind, inboxEvent.Thread, inboxEvent.User)
            {
                MessageId = inboxEvent.MessageId,
                EventKey = inboxEvent.Key,
                TimeZone = inboxEvent.TimeZone,
                Language = inboxEvent.Language,
            },
        },
        scopes);

    private static IncomingMessage Apply(ChannelSettings settings, IncomingMessage message, Scopes scopes) => message with
    {
        Language = settings.Language ?? message.Language,
        Threshold = message.Threshold ?? (settings.Strictness is { } strictness ? AnswerConfidence.Threshold(strictness) : null),
        Collections = Narrowest(message.Collections, scopes.SeenBy(message.Place!.Conversation, settings)),
    };

    private static IReadOnlySet<string>? Narrowest(IReadOnlySet<string>? first, IReadOnlySet<string>? second) =>
        first is null ? second : second is null ? first : first.Intersect(second).ToHashSet();

    /// <summary>Settings, then the command's words, then the question's, then what the platform and the talk so far say.</summary>
    private static string LanguageOf(IncomingMessage message, Command command, ThreadState? state)
    {
        if ((message.Language ?? command.Language ?? MessageShapes.LanguageOf(message.Text)) is { } told)
            return told;
        if (MessageShapes.IsInOtherLanguage(message.Text))
            return "en";
        return state?.Language ?? (message.Place?.Language == "nl" ? "nl" : "en");
    }

    private static Reply TooFast(IncomingMessage message)
    {
        var language = message.Language ?? MessageShapes.LanguageOf(message.Text) ?? (message.Place?.Language == "nl" ? "nl" : "en");
        return new Reply { Kind = ReplyKind.Problem, Language = language, Text = IntentTexts.For(language).TooFast };
    }

    /// <summary>In a personal chat a thread without anything of its own goes on with what was said outside it.</summary>
    private async Task<ThreadState?> FindStateAsync(MessagePlace? place, CancellationToken cancellationToken)
    {
        if (place is null || _services is not { } services)
            return null;
        var state = await services.Store.FindThreadAsync(new ThreadKey(place.Conversation, place.Thread, place.User), cancellationToken);
        return state is null && place is { Thread: not null, Kind: ConversationKind.Personal }
            ? await services.Store.FindThreadAsync(new ThreadKey(place.Conversation, null, place.User), cancellationToken)
            : state;
    }

    /// <summary>What was asked outside any thread may be followed up there, or in the thread that the answer begins.</summary>
    private async Task SaveStateAsync(MessagePlace? place, ThreadState state, CancellationToken cancellationToken)
    {
        if (place is null || _services is not { } services)
            return;
        var lifetime = services.Options.ThreadTimeToLive;
        await services.Store.SaveThreadAsync(new ThreadKey(place.Conversation, place.Thread, place.User), state, lifetime, cancellationToken);
        if (place is { Thread: null, MessageId: { } started })
            await services.Store.SaveThreadAsync(new ThreadKey(place.Conversation, started, place.User), state, lifetime, cancellationToken);
    }
}
