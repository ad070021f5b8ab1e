using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web.Wire;

/// <summary>
/// A <see cref="Reply"/> as <c>POST /api/ask</c> sends it. Quotes, titles and names come from articles and are plain
/// text: a page must not read them as markup.
/// </summary>
/// <param name="Language">"nl" or "en": of <paramref name="Text"/>, suggestions and notices.</param>
/// <param name="Answer">The short answer, verbatim from the first citation; null where there is none.</param>
/// <param name="Id">The message that holds it, as <c>GET /api/replies</c> names it.</param>
internal sealed record ReplyJson(
    string Id,
    ReplyKind Kind,
    string Language,
    string Text,
    string? Answer,
    IReadOnlyList<PassageJson> Citations,
    IReadOnlyList<PassageJson> Passages,
    IReadOnlyList<PassageJson> OtherPassages,
    IReadOnlyList<SourceJson> Articles,
    DisagreementJson? Disagreement,
    IReadOnlyList<SectionJson> Sections,
    IReadOnlyList<string> Suggestions,
    IReadOnlyList<string> Notices);

/// <param name="Number">The citation's, counting from 1; null on passages that no answer rests on.</param>
/// <param name="Quote">Equal to the article's text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">In UTF-16 code units of the revision's text, as <paramref name="End"/>.</param>
/// <param name="Answer">The short answer's place in the quote.</param>
internal sealed record PassageJson(
    int? Number, string Quote, int Start, int End, AnswerPlace? Answer, SourceJson Source);

/// <summary>Where the sources differ.</summary>
internal sealed record DisagreementJson(DisagreementKind Kind, IReadOnlyList<ClaimJson> Claims);

/// <param name="Value">Verbatim from the citation's quote.</param>
/// <param name="Citation">Its number.</param>
internal sealed record ClaimJson(string Value, int Citation);

internal sealed record SectionJson(string Heading, IReadOnlyList<PassageJson> Passages);

/// <summary>Offsets in UTF-16 code units, which are also JavaScript's.</summary>
internal sealed record AnswerPlace(int Start, int End);

/// <param name="Language">ISO 639-1 code of the article's text; empty when unknown.</param>
/// <param name="Published">ISO 8601, no more precise than the source.</param>
/// <param name="PublishedText">The same for people, in the reply's language.</param>
/// <param name="Url">The publisher's page; null unless it is http or https.</param>
/// <param name="Reader">The stored article, at the passage where there is one; relative to the chat page's address.</param>
internal sealed record SourceJson(
    string ArticleId,
    int Revision,
    string Title,
    string? Publisher,
    string? Published,
    string? PublishedText,
    string Language,
    string? Url,
    string? Reader,
    bool Sample);
