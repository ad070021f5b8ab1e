using System.Text.RegularExpressions;

namespace BriefBot.Core.Tests;

/// <summary>What holds for the whole of Core, and no compiler checks.</summary>
public sealed partial class ConventionTests
{
    /// <summary>A folder may use those before it.</summary>
    private static readonly string[] Folders =
        ["Articles", "Analysis", "Ingestion", "Facts", "Indexing", "Answering", "Conversation", "Digests"];

    private static readonly string Core = Path.Combine(Repository.Root, "src", "BriefBot.Core");

    public static TheoryData<string> SourceFiles() => new(
        Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Core, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void UsesOnlyFoldersBeforeItsOwn(string file)
    {
        var folder = file.Split('/')[0];
        Assert.Contains(folder, Folders);
        var used = Reference().Matches(File.ReadAllText(Path.Combine(Core, file)))
            .Select(match => match.Groups[1].Value)
            .Where(Folders.Contains);
        Assert.All(used, name => Assert.True(
            Array.IndexOf(Folders, name) <= Array.IndexOf(Folders, folder),
            $"{file} uses {name}, which comes after {folder}."));
    }

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void NamesItsFolderAsItsNamespace(string file)
    {
        var expected = $"namespace BriefBot.Core.{string.Join('.', file.Split('/')[..^1])};";
        Assert.Contains(expected, File.ReadAllText(Path.Combine(Core, file)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void OnlyAnArticleMakesAQuote(string file)
    {
        if (file is not "Articles/StoredArticle.cs")
            Assert.DoesNotContain("new Quote(", File.ReadAllText(Path.Combine(Core, file)), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"BriefBot\.Core\.(\w+)")]
    private static partial Regex Reference();
}
