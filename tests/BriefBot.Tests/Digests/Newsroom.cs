using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Digests;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Digests;

/// <summary>A store on disk with what composes digests of it.</summary>
internal sealed class Newsroom : IDisposable
{
    public static readonly DateTimeOffset Due = new(2025, 3, 7, 8, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder;
    private readonly StoryLinker _linker;
    private readonly PassageIndex _index;

    private Newsroom(TempFolder folder, SqliteArticleStore store)
    {
        (_folder, Store) = (folder, store);
        _linker = new StoryLinker(store, new SqliteStoryStore(store.Database));
        _index = new PassageIndex(store);
        Composer = new DigestComposer(store, _linker, _index);
    }

    public SqliteArticleStore Store { get; }

    public DigestComposer Composer { get; }

    public PassageIndex Index => _index;

    public static Subscription Subscription { get; } = new()
    {
        Number = 1,
        Kind = SubscriptionKind.Digest,
        Conversation = new ConversationKey("slack", "T1", "C1"),
        Creator = UserKey.Local,
        Language = "en",
        TimeZone = "Europe/Amsterdam",
        Schedule = new DigestSchedule("0 0 9 ? * MON-FRI"),
        Created = Due.AddDays(-30),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Newsroom> OpenAsync()
    {
        var folder = new TempFolder();
        return new Newsroom(folder, await SqliteArticleStore.OpenAsync(folder.Data, new EmbeddedTextAnalyzer(), TimeProvider.System, Cancellation));
    }

    /// <summary>With the articles that come with the product.</summary>
    public static async Task<Newsroom> WithStarterArticlesAsync()
    {
        var room = await OpenAsync();
        await room.SaveAsync([.. Channels.Web.StarterArticles.Read().Select(article => new ArticleDraft
        {
            Key = SourceKey.ForItem("starter", article.SourceId),
            SourceId = article.SourceId,
            Title = article.Title,
            Text = article.Text,
            Publisher = article.Publisher,
            Published = article.Published,
            Language = article.Language,
            Collection = Collections.Samples,
        })]);
        return room;
    }

    public static ArticleDraft Draft(string id, string title, string text, string published, string publisher, string language = "en", string collection = Collections.Public) => new()
    {
        Key = SourceKey.ForItem("test", id),
        SourceId = id,
        Title = title,
        Text = text,
        Language = language,
        Publisher = publisher,
        Collection = collection,
        Published = PublicationDate.TryParse(published, out var date) ? date : throw new ArgumentException(published, nameof(published)),
    };

    public async Task SaveAsync(params ArticleDraft[] drafts) => await Store.SaveAsync(
        [.. drafts.Select(draft => new AnalyzedArticle(draft, EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, draft.Language, draft.Published)))], Cancellation);

    public Task<DigestContent> ComposeAsync(
        Subscription? subscription = null, DigestMemory? memory = null, DateTimeOffset? due = null, IReadOnlySet<string>? collections = null) =>
        Composer.ComposeAsync(subscription ?? Subscription, memory ?? DigestMemory.None, collections, due ?? Due, Cancellation);

    public void Dispose()
    {
        Composer.Dispose();
        _linker.Dispose();
        _index.Dispose();
        Store.Dispose();
        _folder.Dispose();
    }
}
