using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web.Wire;

/// <summary>
/// A <see cref="Reply"/> as <c>POST /api/ask</c> sends it. Quotes, titles and names come from articles and are plain
/// text: a page must not read them as markup.
/// </summary>
/// <param name="Language">"nl" or "en": of <paramref name="Text"/>, suggestions and notices.</param>
/// <param name="Answer">The short answer, verbatim from the first citation; null where there is none.</param>
/// <param name="Gloss">The short answer in the reader's notation, where that differs; the bot's words.</param>
/// <param name="More">What to write above <paramref name="Articles"/>; null where nothing is.</param>
/// <param name="Id">The message that holds it, as <c>GET /api/replies</c> names it.</param>
internal sealed record ReplyJson(
    string Id,
    ReplyKind Kind,
    string Language,
    string Text,
    string? Answer,
    string? Gloss,
    IReadOnlyList<PassageJson> Citations,
    IReadOnlyList<PassageJson> Passages,
    IReadOnlyList<PassageJson> OtherPassages,
    IReadOnlyList<SourceJson> Articles,
    DisagreementJson? Disagreement,
    IReadOnlyList<SectionJson> Sections,
    IReadOnlyList<StoryJson> Stories,
    string? More,
    IReadOnlyList<PictureJson> Pictures,
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

/// <summary>A digest's story.</summary>
/// <param name="Key">Numbers of the citations that tell it.</param>
/// <param name="Marked">In which language its headline is, where that is not the reader's; else empty.</param>
/// <param name="Counted">How many articles by whom, in words.</param>
internal sealed record StoryJson(
    int Number,
    IReadOnlyList<PassageJson> Citations,
    IReadOnlyList<int> Key,
    string Marked,
    string Counted,
    IReadOnlyList<ChangeJson> Changes,
    IReadOnlyList<StoryDisputeJson> Disagreements);

/// <param name="Text">What changed, in words, up to its values.</param>
/// <param name="Claims">As it was and as it is; empty where articles changed.</param>
internal sealed record ChangeJson(string Text, IReadOnlyList<ClaimJson> Claims);

/// <param name="Text">What kind of disagreement it is, in words.</param>
internal sealed record StoryDisputeJson(string Text, IReadOnlyList<ClaimJson> Claims);

/// <param name="Drawing">The picture in characters; the page shows no pictures from elsewhere than its own address.</param>
internal sealed record PictureJson(string Alternative, string? Drawing);

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
