using BriefBot.Core.Answering;
using BriefBot.Core.Conversation.Commands;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Hands a message to the intent that its command names, and settles doubt in favour of the question.</summary>
internal sealed class IntentRouter(AnswerEngine engine, IArticleStore store, ConversationServices? services)
{
    private readonly AskIntent _ask = new(engine, store, services?.Outbox, services?.Composer);
    private readonly SpeakerIntent _speaker = new(store);
    private readonly SourcesIntent _sources = new(store);
    private readonly ArticleIntent _article = new(store);
    private readonly MoreIntent _more = new(store);
    private readonly DigestStoryIntent _story = new(store, services?.Outbox);
    private readonly ContextIntent _context = new(store);
    private readonly TimelineIntent _timeline = new(engine.Timelines);
    private readonly NewsIntent _news = new(engine, store);
    private readonly StoriesIntent _stories = new(store, services?.Stories);
    private readonly SettingsIntent _settings = new(services);
    private readonly AddIntent _add = new(services);
    private readonly FeedsIntent _feeds = new(services);
    private readonly FeedbackIntent _feedback = new(services);
    private readonly ForgetIntent _forget = new(services);
    private readonly DigestIntent _digests = new(services);

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Command.Kind switch
    {
        CommandKind.Ask => await AskAsync(turn, cancellationToken),
        CommandKind.Help => HelpIntent.Handle(turn),
        CommandKind.Sources => await _sources.HandleAsync(turn.Message, turn.Language, cancellationToken),
        CommandKind.Article => await ArticleAsync(turn, cancellationToken),
        CommandKind.More => await _more.HandleAsync(turn, cancellationToken),
        CommandKind.Context => await _context.HandleAsync(turn, cancellationToken),
        CommandKind.MoreOn => await _story.HandleAsync(turn, cancellationToken),
        CommandKind.Timeline => await _timeline.HandleAsync(turn, cancellationToken),
        CommandKind.News => await _news.HandleAsync(turn, cancellationToken),
        CommandKind.Stories => await _stories.HandleAsync(turn, cancellationToken),
        CommandKind.Settings => await _settings.HandleAsync(turn, MayChange(turn), cancellationToken),
        CommandKind.Add => await _add.HandleAsync(turn, MayAdd(turn), cancellationToken),
        CommandKind.Feeds => await _feeds.HandleAsync(turn, MayAdd(turn), cancellationToken),
        CommandKind.Feedback => await _feedback.HandleAsync(turn, cancellationToken),
        CommandKind.ForgetMe => await _forget.HandleAsync(turn, cancellationToken),
        CommandKind.Chat => ChatIntent.Handle(turn),
        CommandKind.OtherLanguage or CommandKind.Speaker or CommandKind.Certainty => await AboutLastAsync(turn, cancellationToken),
        CommandKind.Thanks => turn.Say(ReplyKind.Done, turn.Texts.Welcome),
        _ => await _digests.HandleAsync(turn, MayAdd(turn), cancellationToken),
    };

    /// <summary>Where nothing was asked before, it is a question like any other.</summary>
    private async Task<Outcome> AboutLastAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State.LastQuestion is null)
            return await _ask.HandleAsync(turn, cancellationToken);
        return turn.Command.Kind switch
        {
            CommandKind.Speaker => await _speaker.HandleAsync(turn, cancellationToken),
            CommandKind.Certainty => await new CertaintyIntent(_ask).HandleAsync(turn, cancellationToken),
            _ => await new OtherLanguageIntent(_ask).HandleAsync(turn, cancellationToken),
        };
    }

    private bool MayChange(Turn turn) =>
        turn.Message.Place is not { } place || services is null || services.Admins.MayChange(place.User, place.Kind);

    private bool MayAdd(Turn turn) =>
        turn.Message.Place is not { } place || services is null || services.Admins.MayAdd(place.User);

    /// <summary>What finds nothing and looks like a misspelt command was one.</summary>
    private async Task<Outcome> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = await _ask.HandleAsync(turn, cancellationToken);
        if (turn.Command.Alternative is { } command && asked.Reply.Result is NoAnswer { Reason: not NoAnswerReason.NoArticles })
            return await HandleAsync(turn with { Command = command, Language = turn.Message.Language ?? command.Language ?? turn.Language }, cancellationToken);
        return turn.Command.Offer is { } offer && asked.Reply.Result is not null
            ? asked with { Reply = asked.Reply with { Suggestions = [.. asked.Reply.Suggestions, offer] } }
            : asked;
    }

    /// <summary>"Article 50" may be an id and may be a treaty's: it is a question where no article goes by that name.</summary>
    private async Task<Outcome> ArticleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var shown = await _article.HandleAsync(turn.Message, turn.Command.Argument, turn.Language, cancellationToken);
        if (shown.Kind != ReplyKind.Problem || shown.Articles.Count > 0 || turn.Command.IsExplicit || turn.Command.Argument.Length == 0)
            return shown;
        if (Addresses.IsOne(turn.Command.Argument))
            shown = shown with { Suggestions = [$"{turn.Texts.AddWord} {turn.Command.Argument}"] };
        // "Booking.com" may be an address, and a company.
        if (turn.Command.Argument.Contains("://", StringComparison.Ordinal))
            return shown;
        var asked = await _ask.HandleAsync(turn, cancellationToken);
        return asked.Reply.Kind == ReplyKind.Answer ? asked : shown;
    }
}
