using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"add ADDRESS": takes in an article, or follows a feed, and says what was stored or why not.</summary>
internal sealed class AddIntent(ConversationServices? services)
{
    public async Task<Reply> HandleAsync(Turn turn, bool mayAdd, CancellationToken cancellationToken)
    {
        var texts = turn.Texts;
        if (!mayAdd)
            return turn.Problem(texts.AddingForAdmins);
        if (services?.Adding is not { } adding)
            return turn.Problem(texts.NoAdding);
        if (turn.Command.Argument.Length == 0)
            return turn.Problem(texts.AddWhat);
        if (Address(turn.Command.Argument) is not { } address)
            return turn.Problem(texts.Format(texts.NoAddress, turn.Command.Argument));
        if (Collection(turn.Message.Collections) is not { } collection)
            return turn.Problem(texts.NowhereToAdd);
        return await adding.Intake().AddAsync(address, collection, cancellationToken) switch
        {
            AddedArticle added => Say(turn, added),
            AddedFeed added => Say(turn, added),
            NotAdded not => turn.Problem(texts.Format(texts.NotAdded, address.AbsoluteUri, IntakeReason.In(turn.Language, not.Reason))),
            var other => throw new InvalidOperationException($"An address came to {other}."),
        };
    }

    /// <summary>People leave out what a browser puts before an address.</summary>
    private static Uri? Address(string text)
    {
        text = text.Trim().Trim('<', '>');
        return WebAddress.Read(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}");
    }

    /// <summary>One that this conversation sees, so that what was added is found from where it was added.</summary>
    private static string? Collection(IReadOnlySet<string>? seen) =>
        seen is null || seen.Contains(Collections.Public) ? Collections.Public
        : seen.Where(name => name != Collections.Samples).Order(StringComparer.Ordinal).FirstOrDefault();

    private static Reply Say(Turn turn, AddedArticle added)
    {
        var texts = turn.Texts;
        var passages = texts.Replies.Counted(texts.PassageCount, SentenceSplitter.Split(added.Article.Text).Count);
        var text = added.Status switch
        {
            SaveStatus.Added => texts.ArticleAdded,
            SaveStatus.Revised => texts.ArticleRevised,
            _ => texts.ArticleKnown,
        };
        return turn.Say(ReplyKind.Done, texts.Format(text, passages)) with { Articles = [added.Article] };
    }

    private static Reply Say(Turn turn, AddedFeed added)
    {
        var texts = turn.Texts;
        return turn.Say(ReplyKind.Done, added.IsNew
            ? texts.Format(texts.FeedAdded, added.Feed.Name, texts.Replies.Counted(texts.ItemCount, added.Items))
            : texts.Format(texts.FeedKnown, added.Feed.Name));
    }
}
