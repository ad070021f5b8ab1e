using BriefBot.Core.Ingestion;

namespace BriefBot.Hosting;

/// <summary>Reads articles from where the command line says.</summary>
internal static class ArticleInput
{
    public static ArticleReader Reader() => new(null);
}
