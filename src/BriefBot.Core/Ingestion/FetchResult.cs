namespace BriefBot.Core.Ingestion;

/// <summary>What an address answered with, or why it cannot be used.</summary>
public abstract record FetchResult;

/// <param name="Address">Where the page was found in the end, redirects followed.</param>
/// <param name="IsHtml">HTML or XHTML; otherwise plain text, or for a feed anything else.</param>
/// <param name="Charset">As the response's header declares it.</param>
public sealed record FetchedPage(Uri Address, byte[] Content, bool IsHtml, string? Charset) : FetchResult
{
    public FetchValidators Validators { get; init; } = FetchValidators.None;

    /// <summary>How long the site says that it stays as it is (Cache-Control); null where it does not.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Where the site says that the document is from now on (status 301 or 308); null where it does not.</summary>
    public Uri? MovedTo { get; init; }
}

/// <summary>The document is what it was when the validators of the request were given.</summary>
public sealed record NotModified : FetchResult
{
    public FetchValidators Validators { get; init; } = FetchValidators.None;

    public TimeSpan? FreshFor { get; init; }

    public Uri? MovedTo { get; init; }
}

/// <param name="Reason">Fit for a person.</param>
public sealed record FetchFailure(string Reason) : FetchResult
{
    /// <summary>Whether it may well go away by itself.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>How long the site asks to be left alone (Retry-After); null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
