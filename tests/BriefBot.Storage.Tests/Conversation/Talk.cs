using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Digests.Talk;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Platforms;

namespace BriefBot.Storage.Tests.Conversation;

/// <summary>A bot over a store on disk with people who talk to it.</summary>
internal sealed class Talk : IAsyncDisposable
{
    public static readonly UserKey Ann = new("teams:t1:ann");
    public static readonly UserKey Bob = new("teams:t1:bob");
    public static readonly ConversationKey Channel = new("teams", "t1", "19:news");

    private readonly TemporaryFolder _folder;
    private readonly SqliteArticleStore _store;
    private readonly PassageIndex _index;
    private readonly DigestRunner _runner;
    private int _messages;

    private Talk(TemporaryFolder folder, SqliteArticleStore store, Func<ConversationServices, ConversationServices> rules)
    {
        (_folder, _store) = (folder, store);
        _index = new PassageIndex(store);
        Conversations = new SqliteConversationStore(store.Database);
        Feedback = new SqliteFeedbackStore(store.Database);
        Digests = new SqliteDigestStore(store.Database);
        _runner = new DigestRunner(Digests, store, Conversations, new Scopes(new ScopeOptions()), ComposeAsync, new DigestOptions(), Time, (_, _) => { });
        var services = rules(new ConversationServices(Conversations, Feedback, Time)
        {
            Digests = new DigestTalk(Digests, Conversations, ComposeAsync, (number, day, cancellation) => _runner.RunAgainAsync(number, day, "talk", cancellation)),
        });
        Handler = new IntentHandler(new AnswerEngine(store, _index, new AnswerOptions()), store, services);
    }

    public ManualTime Time { get; } = new();

    public IArticleStore Store => _store;

    public SqliteDatabase Database => _store.Database;

    public IConversationStore Conversations { get; }

    public IFeedbackStore Feedback { get; }

    public IntentHandler Handler { get; }

    public IDigestStore Digests { get; }

    /// <summary>Put into digests; none: there is nothing new.</summary>
    public List<string> News { get; } = [];

    /// <summary>What digests were composed of, in order.</summary>
    public List<(Subscription Subscription, IReadOnlySet<string>? Collections)> Composed { get; } = [];

    public static async Task<Talk> BeginAsync(Func<ConversationServices, ConversationServices>? rules = null)
    {
        var folder = new TemporaryFolder();
        var store = await SqliteArticleStore.OpenAsync(folder.Path, new EmbeddedTextAnalyzer(), TimeProvider.System, TestContext.Current.CancellationToken);
        return new Talk(folder, store, rules ?? (services => services));
    }

    public async Task<SaveResult> PutAsync(string id, string title, string text, string published = "2026-03-01", string collection = Collections.Public)
    {
        var draft = new ArticleDraft
        {
            Key = SourceKey.ForItem("news.jsonl", id),
            SourceId = id,
            Title = title,
            Text = text,
            Collection = collection,
            Published = PublicationDate.TryParse(published, out var date) ? date : null,
            Url = new Uri($"https://{collection}.example/{id}"),
            Publisher = $"{collection} post",
        };
        return await PutAsync(draft);
    }

    public async Task<SaveResult> PutAsync(ArticleDraft draft)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, draft.Language, draft.Published);
        return (await _store.SaveAsync([new AnalyzedArticle(draft, analysis)], TestContext.Current.CancellationToken))[0];
    }

    public Task<Reply?> SayAsync(string text, UserKey? user = null, Func<InboxEvent, InboxEvent>? change = null)
    {
        var number = ++_messages;
        var said = new InboxEvent
        {
            Key = $"teams:{number}",
            Kind = InboxEventKind.Message,
            Conversation = Channel,
            ConversationKind = ConversationKind.Channel,
            Thread = "thread-1",
            MessageId = $"m{number}",
            User = user ?? Ann,
            Text = text,
            Received = Time.GetUtcNow(),
        };
        return Handler.HandleAsync(change is null ? said : change(said), TestContext.Current.CancellationToken);
    }

    public async Task<Reply> AskAsync(string text, UserKey? user = null, Func<InboxEvent, InboxEvent>? change = null) =>
        await SayAsync(text, user, change) ?? throw new InvalidOperationException($"Nothing was said to “{text}”.");

    /// <summary>Says something as somebody in a chat of their own.</summary>
    public Task<Reply> WhisperAsync(string text, UserKey user) => AskAsync(text, user, said => said with
    {
        Conversation = new ConversationKey("teams", "t1", $"a:{user}"),
        ConversationKind = ConversationKind.Personal,
        Thread = null,
    });

    /// <summary>The bot is in the channel, and may post there.</summary>
    public Task JoinAsync() => Conversations.RememberAsync(Channel, ConversationKind.Channel, "address", TestContext.Current.CancellationToken);

    public Task<bool> RunDueAsync() => _runner.RunNextAsync("talk", TestContext.Current.CancellationToken);

    private Task<DigestContent> ComposeAsync(
        Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken)
    {
        Composed.Add((subscription, collections));
        var parts = News.Select(text => new Reply { Kind = ReplyKind.Digest, Language = subscription.Language, Text = text });
        return Task.FromResult(new DigestContent([.. parts], [], memory.Until + 1));
    }

    public ValueTask DisposeAsync()
    {
        _index.Dispose();
        _store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
