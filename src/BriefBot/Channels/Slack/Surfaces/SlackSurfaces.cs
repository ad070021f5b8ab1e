using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Digests.Requests;
using BriefBot.Core.Indexing;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>
/// What Slack shows of the bot beside its messages. Called after the event was acknowledged; nothing is lost with it, so
/// what fails is logged and left.
/// </summary>
internal sealed class SlackSurfaces(
    SlackWebApi api,
    BlockKitRenderer renderer,
    IntentHandler intents,
    IArticleStore store,
    IConversationStore conversations,
    IOutbox outbox,
    WakeSignal signal,
    Scopes scopes,
    ReaderTokens tokens,
    IOptions<ReaderOptions> reader,
    TimeProvider time,
    ILogger<SlackSurfaces> logger)
{
    private static readonly TimeSpan LanguagePatience = TimeSpan.FromSeconds(1);

    private const string ComposerSource = "composer";
    private const int MaxLinks = 5;

    private readonly HomeView _home = new(renderer);
    private readonly LinkPreview _preview = new(tokens, reader, store, time);

    /// <summary>Somebody opened the App Home: shows what is read, as far as they may see it, what can be asked, and what is agreed with them.</summary>
    /// <param name="home">Team, user and their direct messages with the bot.</param>
    public Task HomeOpenedAsync(SlackAddress home, CancellationToken cancellationToken) => TryAsync("views.publish", async () =>
    {
        if (home.User is not { } user)
            return null;
        var person = await api.FindUserAsync(user, cancellationToken);
        var texts = SurfaceTexts.For(person?.Language);
        var content = await ContentAsync(home, person, texts, cancellationToken);
        return await api.PublishViewAsync(user, _home.Write(texts, content, home.ToString()), cancellationToken);
    });

    /// <summary>Somebody opened an assistant thread: offers what can be asked.</summary>
    /// <param name="thread">Team, user, channel and thread.</param>
    /// <param name="lookingAt">The channel that they look at beside it; it changes nothing.</param>
    public Task AssistantStartedAsync(SlackAddress thread, string? lookingAt, CancellationToken cancellationToken) =>
        TryAsync("assistant.threads.setSuggestedPrompts", async () =>
        {
            if (thread is not { User: { } user, ThreadTs: { } threadTs })
                return null;
            var texts = await TextsForAsync(user, cancellationToken);
            return await api.SetSuggestedPromptsAsync(
                thread.Channel,
                threadTs,
                [(texts.NewsTitle, texts.News), (texts.SourcesTitle, texts.Sources), (texts.HelpTitle, texts.Help)],
                cancellationToken);
        });

    /// <summary>Links to reader pages were posted: shows the passage that each opens, where the conversation may see it.</summary>
    public Task UnfurlAsync(SlackUnfurl shared, CancellationToken cancellationToken) => TryAsync("chat.unfurl", async () =>
    {
        // Before it is posted nobody can tell where it will be seen; once it is posted Slack asks again.
        if (shared.Source == ComposerSource)
            return null;
        var conversation = new ConversationKey(SlackNames.Channel, shared.Team, shared.Channel);
        var settings = await conversations.FindSettingsAsync(conversation, cancellationToken);
        var seen = scopes.SeenBy(conversation, settings);
        var unfurls = new JsonObject();
        foreach (var link in shared.Links.Distinct(StringComparer.Ordinal).Take(MaxLinks))
        {
            if (await _preview.FindAsync(link, seen, settings.Language ?? "en", cancellationToken) is { } reply)
                unfurls[link] = new JsonObject { ["blocks"] = new JsonArray([.. renderer.Words(reply, BlockKitRenderer.Budget / 4, 10)]) };
        }
        return unfurls.Count > 0 ? await api.UnfurlAsync(shared.Channel, shared.MessageTs, unfurls, cancellationToken) : null;
    });

    /// <summary>"Ask about this" was chosen on a message: asks for the question. Within the 3 seconds that the trigger lives.</summary>
    /// <param name="answerTo">Where the answer goes; comes back with the question.</param>
    /// <param name="about">What the message says; may be empty.</param>
    public Task OpenAskModalAsync(string triggerId, SlackAddress answerTo, string about, CancellationToken cancellationToken) =>
        TryAsync("views.open", async () =>
        {
            // The trigger does not wait for somebody's language.
            using var patience = new CancellationTokenSource(LanguagePatience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            var texts = answerTo.User is { } user ? await TextsForAsync(user, either.Token) : SurfaceTexts.For(null);
            return await api.OpenViewAsync(triggerId, AskModal.Write(texts, about, answerTo.ToString()), cancellationToken);
        });

    /// <summary>Somebody wants to subscribe and has not said to what: asks. Within the 3 seconds that the trigger lives.</summary>
    /// <param name="answerTo">Where the answer goes, and the digests; comes back with what was filled in.</param>
    public Task OpenSubscribeModalAsync(string triggerId, SlackAddress answerTo, CancellationToken cancellationToken) =>
        TryAsync("views.open", async () =>
        {
            if (answerTo.User is not { } user)
                return null;
            using var patience = new CancellationTokenSource(LanguagePatience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            var person = await api.FindUserAsync(user, either.Token);
            answerTo = await InDirectMessagesAsync(answerTo, either.Token);
            var settings = await conversations.FindSettingsAsync(new ConversationKey(SlackNames.Channel, answerTo.Team, answerTo.Channel), cancellationToken);
            var modal = SubscribeModal.Write(FormTexts.For(person?.Language), settings.TimeZone ?? person?.TimeZone, answerTo.ToString());
            return await api.OpenViewAsync(triggerId, modal, cancellationToken);
        });

    /// <summary>A button of the App Home that changes a subscription: the view, shown anew, is the answer.</summary>
    /// <exception cref="StoreException">It could not be done.</exception>
    public Task ChangeInHomeAsync(InboxEvent pressed, CancellationToken cancellationToken) => intents.HandleAsync(pressed, cancellationToken);

    /// <summary>A global shortcut names nobody but the person: what they subscribe to there is for their messages with the bot.</summary>
    private async Task<SlackAddress> InDirectMessagesAsync(SlackAddress address, CancellationToken cancellationToken)
    {
        if (address.Channel != address.User)
            return address;
        var opened = await api.OpenConversationAsync(address.User!, cancellationToken);
        return opened is SlackResponse.Ok { Body: var body } && body.At("channel").Id("id") is { } channel ? address with { Channel = channel } : address;
    }

    /// <summary>"Share in channel" was pressed: posts the same reply for all. Pressed twice it is shared once.</summary>
    /// <param name="eventKey">The button's value.</param>
    /// <param name="address">Where it was pressed.</param>
    /// <exception cref="StoreException">It cannot be put into the outbox.</exception>
    public async Task ShareAsync(string eventKey, SlackAddress address, CancellationToken cancellationToken)
    {
        if (await outbox.FindByEventAsync(eventKey, cancellationToken) is not { Delivery: var told }
            || told.Conversation != new ConversationKey(SlackNames.Channel, address.Team, address.Channel)
            // Nobody else was shown it.
            || told.User is not { } asker || address.User is not { } user || asker.Value.Split(':')[^1] != user)
        {
            logger.LogWarning("Nothing is shared in {Channel}: the reply is not known, or somebody else's.", address.Channel);
            return;
        }
        await outbox.AddAsync(
            told with
            {
                Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"share\n{eventKey}")).AsSpan(0, 16)),
                Kind = DeliveryKind.Post,
                AnswersMessageId = null,
                EventKey = null,
                OnlyForUser = false,
                ReplyContext = (address with { IsEphemeral = false }).ToString(),
            },
            cancellationToken);
        signal.Set();
    }

    private async Task<HomeContent> ContentAsync(SlackAddress home, SlackUser? person, SurfaceTexts texts, CancellationToken cancellationToken)
    {
        var place = new MessagePlace(new ConversationKey(SlackNames.Channel, home.Team, home.Channel), ConversationKind.Personal, null, SlackUserKeys.Key(home.Team, home.User!))
        {
            TimeZone = person?.TimeZone,
            Language = texts.Language,
        };
        var asked = new IncomingMessage { Text = texts.Sources, Language = texts.Language, Received = time.GetUtcNow(), Place = place };
        // The introduction tries its questions before it suggests them.
        var introduction = await intents.HandleAsync(
            new InboxEvent
            {
                Key = $"slack:home:{home.Team}:{home.User}",
                Kind = InboxEventKind.Joined,
                Conversation = place.Conversation,
                ConversationKind = place.Kind,
                MessageId = "home",
                User = place.User,
                Text = "",
                Language = texts.Language,
                Received = asked.Received,
            },
            cancellationToken);
        return new HomeContent(
            await intents.HandleAsync(asked, cancellationToken),
            introduction?.Suggestions ?? [],
            await intents.HandleAsync(asked with { Text = texts.SettingsWord }, cancellationToken),
            await intents.HandleAsync(asked with { Text = texts.FeedsWord }, cancellationToken),
            await intents.HandleAsync(asked with { Text = texts.SubscriptionsWord }, cancellationToken));
    }

    private async Task<SurfaceTexts> TextsForAsync(string user, CancellationToken cancellationToken) =>
        SurfaceTexts.For((await api.FindUserAsync(user, cancellationToken))?.Language);

    /// <param name="call">Null: there was nothing to show.</param>
    private async Task TryAsync(string method, Func<Task<SlackResponse?>> call)
    {
        try
        {
            if (await call() is { } response and not SlackResponse.Ok)
                logger.LogWarning("{Method} failed: {Reason}", method, response.Reason);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("{Method} has to be left: {Reason}", method, failure.Message);
        }
    }
}

/// <param name="UnfurlId">With <paramref name="Source"/> it names the post; before it is posted there is no channel to name.</param>
/// <param name="Links">Every link of the app's domains, ours or not.</param>
internal sealed record SlackUnfurl(string Team, string Channel, string MessageTs, string? UnfurlId, string? Source, IReadOnlyList<string> Links);
