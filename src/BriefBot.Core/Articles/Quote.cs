namespace BriefBot.Core.Articles;

/// <summary>
/// Words of an article, exactly as stored. Only <see cref="Article.Quote"/> makes one, so it cannot differ from the
/// revision it names.
/// </summary>
public sealed record Quote
{
    internal Quote(ArticleId articleId, int revision, TextSpan span, string text)
    {
        ArticleId = articleId;
        Revision = revision;
        Span = span;
        Text = text;
    }

    public ArticleId ArticleId { get; }

    public int Revision { get; }

    /// <summary>Where the quote stands in the revision's text.</summary>
    public TextSpan Span { get; }

    public string Text { get; }
}
