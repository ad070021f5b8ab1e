using System.Text.RegularExpressions;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Conformance;

/// <summary>What can be checked of container and service files where nothing runs them.</summary>
public sealed partial class DeploymentFilesTests
{
    /// <summary>Those that the README's table names, and the store's.</summary>
    private static readonly HashSet<string> Known =
    [
        .. SettingPattern().Matches(Repository.Read("README.md")).Select(match => match.Groups[1].Value),
        "Storage:Provider", "Storage:ConnectionString",
    ];

    [Theory]
    [InlineData("infra/azure/app.tf")]
    [InlineData("infra/azure/vault.tf")]
    [InlineData("infra/container/Containerfile")]
    [InlineData("infra/container/compose.yaml")]
    [InlineData("infra/systemd/briefbot.service")]
    public void EverySettingIsOneOfTheProgram(string file)
    {
        var named = VariablePattern().Matches(Repository.Read(file)).Select(match => match.Value.Replace("__", ":")).ToHashSet();

        Assert.NotEmpty(named);
        Assert.All(named, setting => Assert.True(Known.Contains(setting), $"{file} sets {setting}, which README.md does not name."));
    }

    [Fact]
    public void TheImageIsMadeOfFilesThatAreThere()
    {
        var copied = CopyPattern().Matches(Repository.Read("infra", "container", "Containerfile"))
            .SelectMany(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]).ToList();

        Assert.Contains("src", copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Folder, path)), $"{path} is not there."));
        // What is left out of the build's context cannot be copied.
        var let = Repository.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToHashSet();
        Assert.All(copied, path => Assert.Contains(path.Split('/')[0], let));
        var projects = Directory.GetFiles(Path.Combine(Repository.Folder, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.All(projects, project => Assert.Contains(copied, path => path.EndsWith($"/{project}", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheImageRunsAsNobodySpecialAndIsAskedHowItIs()
    {
        var last = Repository.Read("infra", "container", "Containerfile").Split("\nFROM ")[^1];

        Assert.Contains("-chiseled-extra", last);
        Assert.Contains("\nUSER $APP_UID\n", last);
        Assert.Contains("""CMD ["dotnet", "/app/briefbot.dll", "health"]""", last);
        Assert.DoesNotContain("\nRUN ", last);
        var compose = Repository.Read("infra", "container", "compose.yaml");
        Assert.All(["read_only: true", "no-new-privileges:true", "- ALL", "stop_grace_period: 30s"], line => Assert.Contains(line, compose));
    }

    [Theory]
    [InlineData("Containerfile", "health")]
    [InlineData("Containerfile", "serve")]
    [InlineData("briefbot.service", "serve")]
    [InlineData("briefbot-backup.service", "backup")]
    public async Task TheCommandsThatAreRunAreThere(string file, string command)
    {
        var folder = file == "Containerfile" ? "container" : "systemd";
        Assert.Contains(command, Repository.Read("infra", folder, file));
        using var data = new TempFolder();

        Assert.Equal(0, (await CommandRun.OfAsync(data, command, "--help")).Status);
    }

    [Fact]
    public async Task SystemdTakesTheUnits()
    {
        Assert.SkipUnless(ExternalTool.IsOnPath("systemd-analyze"), "systemd is missing.");
        using var folder = new TempFolder();
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Folder, "infra", "systemd")))
            folder.Write(Path.GetFileName(path), File.ReadAllText(path).Replace("/opt/briefbot/briefbot", "/bin/true"));
        string[] units = [folder["briefbot.service"], folder["briefbot-backup.service"], folder["briefbot-backup.timer"]];

        var run = await ExternalTool.RunAsync("systemd-analyze", ["verify", "--man=no", .. units], folder[""], TimeSpan.FromMinutes(1));

        Assert.Equal((0, ""), (run.Status, run.Output));
    }

    [GeneratedRegex(@"`([A-Z][A-Za-z]+:[A-Za-z]+(?::[A-Za-z]+)?)`")]
    private static partial Regex SettingPattern();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+__[A-Za-z]+(__[A-Za-z]+)?\b")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"^COPY (?!--from)(.+)$", RegexOptions.Multiline)]
    private static partial Regex CopyPattern();
}
