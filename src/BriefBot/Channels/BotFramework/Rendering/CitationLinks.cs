using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Rendering;

/// <summary>
/// Where the quotes of one reply can be read: on the reader page, or, where others cannot reach that, on the publisher's
/// own. Only http and https, and never longer than is useful.
/// </summary>
internal sealed class CitationLinks
{
    private readonly ReaderLinks _reader;
    private readonly Dictionary<QuoteReference, Uri?> _publishers = [];

    // A link is signed once, though it is measured several times.
    private readonly Dictionary<QuoteReference, Uri?> _found = [];

    public CitationLinks(ReaderLinks reader, Reply reply)
    {
        _reader = reader;
        foreach (var passage in reply.Shown)
            _publishers[QuoteReference.Of(passage.Quote)] = passage.Source.Url;
    }

    /// <summary>Null where there is nothing to open.</summary>
    public Uri? For(Quote quote)
    {
        var reference = QuoteReference.Of(quote);
        if (!_found.TryGetValue(reference, out var link))
            _found.Add(reference, link = Find(quote));
        return link;
    }

    private Uri? Find(Quote quote)
    {
        var page = _reader.For(quote);
        // Without a public address the reader's links are paths of use on the web page only.
        if (!page.StartsWith('/'))
            return Usable(page);
        var publisher = _publishers.GetValueOrDefault(QuoteReference.Of(quote));
        return Usable(PublisherLink.For(publisher, quote.Text)) ?? Usable(PublisherLink.For(publisher));
    }

    private static Uri? Usable(string? address) =>
        address is { Length: <= TeamsLimits.Address }
        && Uri.TryCreate(address, UriKind.Absolute, out var link)
        && link is { Scheme: "http" or "https", UserInfo: "" }
            ? link
            : null;
}
