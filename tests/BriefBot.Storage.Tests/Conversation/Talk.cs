using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
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
    private int _messages;

    private Talk(TemporaryFolder folder, SqliteArticleStore store, Func<ConversationServices, ConversationServices> rules)
    {
        (_folder, _store) = (folder, store);
        _index = new PassageIndex(store);
        Conversations = new SqliteConversationStore(store.Database);
        Feedback = new SqliteFeedbackStore(store.Database);
        var services = rules(new ConversationServices(Conversations, Feedback, Time));
        Handler = new IntentHandler(new AnswerEngine(store, _index, new AnswerOptions()), store, services);
    }

    public ManualTime Time { get; } = new();

    public IArticleStore Store => _store;

    public SqliteDatabase Database => _store.Database;

    public IConversationStore Conversations { get; }

    public IFeedbackStore Feedback { get; }

    public IntentHandler Handler { get; }

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

    public ValueTask DisposeAsync()
    {
        _index.Dispose();
        _store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
