namespace BriefBot.Tests.Conformance;

/// <summary>The folder that everything is in, for tests of files that are not built.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "BriefBot.sln")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException("BriefBot.sln is not above the test program.");
    }
}
