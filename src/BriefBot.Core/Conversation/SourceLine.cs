using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>Says in one line where something stands: publisher, title and date.</summary>
public static class SourceLine
{
    public static string Of(StoredArticle article, string language) => string.Join(
        ", ",
        new[] { article.Publisher ?? article.Url?.Host, article.Heading, Date(article.Published, language) }.Where(part => part is { Length: > 0 }));

    /// <summary>The date as it is written in this language, as precise as the source gave it; an instant as its day there.</summary>
    public static string Date(PublicationDate? published, string language)
    {
        var texts = ReplyTexts.For(language);
        return published is { } date
            ? date.Earliest.ToString(
                date.Precision switch
                {
                    DatePrecision.Year => "yyyy",
                    DatePrecision.Month => "MMMM yyyy",
                    _ => "d MMMM yyyy",
                },
                texts.Culture)
            : texts.Undated;
    }
}
