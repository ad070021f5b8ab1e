namespace BriefBot.Core.Tests.Analysis;

/// <summary>Evaluation data beside the repository; tests that need it skip where it is missing.</summary>
internal static class SharedData
{
    public static string PathOrSkip(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relative);
            if (Path.Exists(path))
                return path;
        }
        Assert.Skip($"../shared/data/{relative} is not there.");
        return "";
    }
}
