namespace BriefBot.Core.Articles;

/// <summary>What the store knows of one revision: the text that can be quoted, or the stub that a removal leaves.</summary>
public abstract record StoredArticle
{
    public required ArticleId Id { get; init; }

    /// <summary>1 for the first text stored under the article's key, counting up with each change of it.</summary>
    public required int Revision { get; init; }

    /// <summary>The id under which the source delivered it (JSONL <c>id</c>, or the file name, or the address).</summary>
    public required string SourceId { get; init; }

    public string Title { get; init; } = "";

    public Uri? Url { get; init; }

    public PublicationDate? Published { get; init; }

    public string? Publisher { get; init; }

    public string Collection { get; init; } = Collections.Public;

    /// <summary>What it goes by where people read: the title, or the source's id where there is none.</summary>
    public string Heading => Title.Length > 0 ? Title : SourceId;

    /// <summary>Whether it came with the product, which is always said.</summary>
    public bool IsSample => Collection == Collections.Samples;
}

/// <summary>An article that was taken out: its citations answer "gone" with what is left here.</summary>
public sealed record RemovedArticle : StoredArticle;

/// <summary>
/// One revision of an article. Its text is clean, normalised once and immutable; offsets everywhere are UTF-16 code
/// units into it.
/// </summary>
public sealed record Article : StoredArticle
{
    public required string Text { get; init; }

    public string? Author { get; init; }

    /// <summary>ISO 639-1 code of the body's language, or "und".</summary>
    public string Language { get; init; } = "und";

    /// <summary>Source ids of other deliveries of the same text.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The only way to make a <see cref="Articles.Quote"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is empty, does not fit the text or cuts a surrogate pair.</exception>
    public Quote Quote(TextSpan span)
    {
        if (span.IsEmpty || span.End > Text.Length || CutsPair(span.Start) || CutsPair(span.End))
            throw new ArgumentOutOfRangeException(nameof(span), span, $"No quote of article {Id} r{Revision} can be made there.");
        return new Quote(Id, Revision, span, Text[span.Start..span.End]);
    }

    private bool CutsPair(int position) =>
        position > 0 && position < Text.Length
        && char.IsHighSurrogate(Text[position - 1]) && char.IsLowSurrogate(Text[position]);
}
