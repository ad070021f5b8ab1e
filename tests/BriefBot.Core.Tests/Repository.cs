namespace BriefBot.Core.Tests;

/// <summary>Where things lie outside the test's own folder.</summary>
internal static class Repository
{
    public static string Root { get; } = Find("BriefBot.sln", AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The tests do not run within the repository.");

    /// <summary>The evaluation data beside the repository; skips the test visibly where there is none.</summary>
    public static string SharedData(string name)
    {
        var path = Path.Combine(Root, "..", "shared", "data", name);
        Assert.SkipUnless(Path.Exists(path), $"The evaluation data {name} is not on this machine.");
        return path;
    }

    private static string? Find(string name, string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, name)))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
