namespace BriefBot.Tests.Cli;

/// <summary>What lies beside the repository on some machines: evaluation data, and the scorer that uses it.</summary>
internal static class Shared
{
    /// <summary>The full path, or a skipped test where the file is not there.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", relative);
            if (File.Exists(path))
                return path;
        }
        Assert.Skip($"../shared/{relative} is not on this machine.");
        return "";
    }

    /// <summary>The interpreter's path, or a skipped test without one or without the shared scorer.</summary>
    public static string Python()
    {
        Path("eval/score.py");
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "python3 is not on this machine.");
        return found!;
    }
}
