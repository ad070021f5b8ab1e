using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.Web.Wire;

/// <summary>Writes replies for the page, with the links that their passages open.</summary>
internal sealed class ReplyWriter(ReaderLinks links)
{
    public ReplyJson Write(Reply reply, string id)
    {
        var scribe = new Scribe(links, reply.Language);
        return new ReplyJson(
            id,
            reply.Kind,
            reply.Language,
            reply.Text,
            reply.Citations is [{ AnswerSpan: not null } first, ..] ? first.AnswerText : null,
            reply.Gloss,
            [.. reply.Citations.Select(scribe.Citation)],
            [.. reply.Passages.Select(scribe.Passage)],
            [.. reply.OtherPassages.Select(scribe.Passage)],
            [.. reply.Articles.Select(scribe.Source)],
            reply.Disagreement is { } disagreement ? Write(disagreement) : null,
            [.. reply.Sections.Select(section => new SectionJson(section.Heading, [.. section.Passages.Select(scribe.Passage)]))],
            [.. reply.Stories.Select(scribe.Story)],
            ReplyScript.MoreStories(reply),
            [.. reply.Pictures.Select(picture => new PictureJson(picture.Alternative, picture.Drawing))],
            reply.Suggestions,
            reply.Notices);
    }

    private static DisagreementJson Write(Disagreement disagreement) => new(
        disagreement.Kind,
        [.. disagreement.Claims.Select(claim => new ClaimJson(claim.Value, claim.Citation))]);

    private sealed class Scribe(ReaderLinks links, string language)
    {
        public PassageJson Citation(Citation citation) => Passage(citation.Passage) with
        {
            Number = citation.Number,
            Answer = citation.AnswerSpan is { } span ? new AnswerPlace(span.Start, span.End) : null,
        };

        public PassageJson Passage(Passage passage)
        {
            var quote = passage.Quote;
            var url = PublisherLink.For(passage.Source.Url, quote.Text);
            var source = Source(passage.Source, url, links.PathFor(quote));
            return new PassageJson(null, quote.Text, quote.Span.Start, quote.Span.End, null, source);
        }

        public StoryJson Story(ReplyStory story)
        {
            var script = new StoryScript(story, language);
            return new StoryJson(
                story.Number,
                [.. story.Citations.Select(Citation)],
                story.Key,
                script.Marked(story.Headline),
                script.Sources(),
                [.. story.Changes.Select(change => new ChangeJson(script.Label(change), Claims(change.Claims)))],
                [.. story.Disagreements.Select(disagreement => new StoryDisputeJson(script.Label(disagreement), Claims(disagreement.Claims)))]);
        }

        private static IReadOnlyList<ClaimJson> Claims(IEnumerable<Claim> claims) => [.. claims.Select(claim => new ClaimJson(claim.Value, claim.Citation))];

        public SourceJson Source(StoredArticle article) => Source(
            article, PublisherLink.For(article.Url), article is Article ? links.PathFor(article) : null);

        private SourceJson Source(StoredArticle article, string? url, string? reader) => new(
            article.Id.Value,
            article.Revision,
            article.Heading,
            article.Publisher,
            article.Published?.ToString(),
            article.Published is null ? null : SourceLine.Date(article.Published, language),
            article is Article { Language: not "und" } known ? known.Language : "",
            url,
            reader?.TrimStart('/'),
            article.IsSample);
    }
}
