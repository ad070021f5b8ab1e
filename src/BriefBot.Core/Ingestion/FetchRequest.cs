namespace BriefBot.Core.Ingestion;

/// <summary>What the asker can use: anything else is refused before its body is read.</summary>
public enum FetchKind
{
    /// <summary>HTML, XHTML or plain text.</summary>
    Page,

    /// <summary>The same, XML and JSON: feeds come under many names.</summary>
    Feed,
}

/// <summary>What is to be fetched, and what of it is known already.</summary>
public sealed record FetchRequest(Uri Address)
{
    public FetchKind Kind { get; init; }

    /// <summary>Of the copy that was fetched before; with any, an unchanged document is answered with <see cref="NotModified"/>.</summary>
    public FetchValidators Validators { get; init; } = FetchValidators.None;
}

/// <summary>What a site gives to know a version of a document by, kept to the letter (RFC 9110, 8.8).</summary>
public sealed record FetchValidators(string? ETag, string? LastModified)
{
    /// <summary>Longer ones are not kept: no site needs them.</summary>
    private const int Longest = 1000;

    public static FetchValidators None { get; } = new(null, null);

    internal static FetchValidators Of(HttpResponseMessage response) => new(
        First(response.Headers.NonValidated, "ETag"), First(response.Content.Headers.NonValidated, "Last-Modified"));

    private static string? First(System.Net.Http.Headers.HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) && values.ToString().Trim() is { Length: > 0 and <= Longest } value ? value : null;
}
