using System.Text.Json;
using BriefBot.Core.Articles;

namespace BriefBot.Tests.Channels.Web;

/// <summary>The sample articles that come with the product, from their files.</summary>
internal static class StarterArticles
{
    public static IReadOnlyList<Article> Read() =>
    [
        .. Directory.GetFiles(Folder(), "*.jsonl").Order().SelectMany(File.ReadLines).Select(line => Parse(JsonDocument.Parse(line).RootElement)),
    ];

    private static Article Parse(JsonElement article) => TestArticles.Make(article.GetProperty("id").GetString()!, new()
    {
        Title = article.GetProperty("title").GetString()!,
        Text = article.GetProperty("text").GetString()!,
        Publisher = article.GetProperty("publisher").GetString(),
        Published = article.GetProperty("published").GetString(),
        Language = article.GetProperty("language").GetString()!,
        Collection = Collections.Samples,
    });

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "BriefBot.sln")))
            at = at.Parent;
        return Path.Combine(at!.FullName, "src", "BriefBot", "StarterArticles");
    }
}
