namespace BriefBot.Core.Tests.Ingestion;

/// <summary>The evaluation data that stands beside the repository where there is any.</summary>
internal static class SharedData
{
    public static string FolderOrSkip(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "..", "shared", "data", name);
            if (Directory.Exists(path))
                return path;
        }
        Assert.Skip($"../shared/data/{name} is not there.");
        return "";
    }
}
