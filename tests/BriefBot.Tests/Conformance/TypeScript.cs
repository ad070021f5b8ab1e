namespace BriefBot.Tests.Conformance;

/// <summary>Checks a file of typed literals with the TypeScript compiler, against the platforms' own types.</summary>
internal static class TypeScript
{
    private static readonly string[] Strictly =
        ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "node16", "--moduleResolution", "node16", "--types", "node"];

    /// <summary>Where the packages can be found; not kept.</summary>
    public static string PathOf(string name)
    {
        var folder = Path.Combine(NodeModules.Folder, "generated");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Environment.ProcessId}-{name}");
    }

    public static async Task<ToolRun> CheckAsync(string name, string source)
    {
        var path = PathOf(name);
        await File.WriteAllTextAsync(path, source);
        return await CheckAsync(path);
    }

    public static async Task<ToolRun> CheckAsync(string path)
    {
        try
        {
            return await NodeModules.RunAsync("node_modules/typescript/bin/tsc", [.. Strictly, path]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
