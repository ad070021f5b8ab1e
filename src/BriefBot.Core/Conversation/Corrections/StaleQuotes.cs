using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Corrections;

/// <summary>Takes out of a reply that nobody has seen yet what its articles do not say any more.</summary>
internal static class StaleQuotes
{
    /// <returns>
    /// The reply without these quotes, or a <see cref="ReplyKind.Problem"/> where nothing would be left of it. One that
    /// shows an article keeps them and says that it was changed: it stands for that text, old or new.
    /// </returns>
    public static Reply LeaveOut(Reply reply, IReadOnlySet<QuoteReference> stale)
    {
        if (reply.Kind == ReplyKind.Article)
            return Noted(reply);
        var citations = reply.Citations.Where(citation => Stands(citation.Passage)).ToList();
        var left = reply with
        {
            Citations = citations,
            Passages = [.. reply.Passages.Where(Stands)],
            OtherPassages = [.. reply.OtherPassages.Where(Stands)],
            Disagreement = Disagreement(reply.Disagreement, citations),
            Sections = [.. reply.Sections.Select(section => section with { Passages = [.. section.Passages.Where(Stands)] }).Where(section => section.Passages.Count > 0)],
            Stories = [.. reply.Stories.Select(story => story.Keep(citation => Stands(citation.Passage))).OfType<ReplyStory>()],
        };
        var lostAnswer = reply.Citations.Count > 0 && !Stands(reply.Citations[0].Passage);
        return lostAnswer || Shown(reply) > 0 && Shown(left) == 0 ? Gone(reply.Language) : left;

        bool Stands(Passage passage) => !stale.Contains(QuoteReference.Of(passage.Quote));
    }

    private static Reply Noted(Reply reply)
    {
        var note = IntentTexts.For(reply.Language).ChangedSince;
        return reply.Notices.Contains(note) ? reply : reply with { Notices = [.. reply.Notices, note] };
    }

    /// <summary>One side alone is no disagreement.</summary>
    private static Disagreement? Disagreement(Disagreement? before, List<Citation> citations)
    {
        var claims = before?.Claims.Where(claim => citations.Exists(citation => citation.Number == claim.Citation)).ToList();
        return claims?.Count >= 2 ? before! with { Claims = claims } : null;
    }

    private static int Shown(Reply reply) => reply.Citations.Count + reply.Passages.Count + reply.Sections.Count + reply.Stories.Count;

    private static Reply Gone(string language) => Reply.Problem(language, IntentTexts.For(language).ChangedMeanwhile);
}
