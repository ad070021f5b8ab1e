namespace BriefBot.Core.Articles;

/// <summary>The collections that exist without anybody naming one. An article belongs to exactly one.</summary>
public static class Collections
{
    /// <summary>Where an article goes unless its feed or its ingest names another.</summary>
    public const string Public = "public";

    /// <summary>
    /// The starter articles that ship with the product. Only the web page and the command line see them, and they
    /// go away with the first article of any other collection.
    /// </summary>
    public const string Samples = "samples";
}
