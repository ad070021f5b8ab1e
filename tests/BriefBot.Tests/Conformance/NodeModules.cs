using System.Diagnostics;

namespace BriefBot.Tests.Conformance;

/// <summary>
/// The npm packages of tests/conformance, installed once from their lock file for all tests that need them, and Node to
/// run scripts with. Where Node is missing the tests are skipped visibly, save in CI.
/// </summary>
internal static class NodeModules
{
    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RunPatience = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>tests/conformance, where scripts can find the packages.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Runs <c>node script arguments</c> in <see cref="Folder"/>.</summary>
    public static async Task<ToolRun> RunAsync(string script, params string[] arguments)
    {
        await ReadyAsync();
        return await ExternalTool.RunAsync("node", [script, .. arguments], Folder, RunPatience);
    }

    /// <summary>Skips the test where there is no Node, and installs the packages when nobody has.</summary>
    public static async Task ReadyAsync()
    {
        var isMissing = !ExternalTool.IsOnPath("node") || !ExternalTool.IsOnPath("npm");
        if (isMissing && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail("Node is missing: install Debian's nodejs and npm.");
        Assert.SkipWhen(isMissing, "Node is missing.");
        await Installed.Value;
    }

    private static async Task InstallAsync()
    {
        // Several test programs may run at once: the first one installs, the others find it done.
        await using var door = await LockAsync(Path.Combine(Folder, ".installing"));
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        var stamp = Path.Combine(Folder, "node_modules", ".installed-lock.json");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return;
        var run = await ExternalTool.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder, InstallPatience);
        Assert.True(run.Status == 0, $"npm ci failed: {run.Output}");
        await File.WriteAllTextAsync(stamp, wanted);
    }

    /// <summary>The operating system lets go of it even when this process is killed.</summary>
    private static async Task<FileStream> LockAsync(string path)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (watch.Elapsed < InstallPatience)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "conformance");
            if (File.Exists(Path.Combine(candidate, "package-lock.json")))
                return candidate;
        }
        throw new DirectoryNotFoundException("tests/conformance is not above the test program.");
    }
}
