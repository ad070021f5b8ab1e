using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Slack.Surfaces;

/// <summary>What a reader link opens, where its place may see it.</summary>
internal sealed class LinkPreview(ReaderTokens tokens, IOptions<ReaderOptions> reader, IArticleStore store, TimeProvider time)
{
    private const string Path = "/read/";

    /// <summary>The cited passage, or the article's name for a link to the whole of it. Null for a link that is not ours, not valid any more, or to what this place may not see.</summary>
    /// <param name="collections">What the place may see; null for everything.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Reply?> FindAsync(string link, IReadOnlySet<string>? collections, string language, CancellationToken cancellationToken)
    {
        if (Token(link) is not { } token || tokens.Open(token) is not { } target
            || DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) > target.LastDay)
            return null;
        if (await store.FindAsync(target.Article, target.Revision, cancellationToken) is not Article article
            || collections?.Contains(article.Collection) == false
            || target.Span.End > article.Text.Length)
            return null;
        var reply = new Reply { Kind = ReplyKind.Article, Language = language, Text = "" };
        return target.Span.IsEmpty
            ? reply with { Text = SourceLine.Of(article, language) }
            : reply with { Passages = [new Passage(article.Quote(target.Span), article)] };
    }

    /// <summary>Compared as addresses: the host in any case, the path as it is.</summary>
    private string? Token(string link)
    {
        if (reader.Value.PublicBaseUrl is not { } home || !Uri.TryCreate(link, UriKind.Absolute, out var address)
            || Uri.Compare(home, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            return null;
        var start = home.AbsolutePath.TrimEnd('/') + Path;
        return address.AbsolutePath.StartsWith(start, StringComparison.Ordinal) ? address.AbsolutePath[start.Length..] : null;
    }
}
