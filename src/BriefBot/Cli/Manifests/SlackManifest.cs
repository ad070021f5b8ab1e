using System.Text;

namespace BriefBot.Cli.Manifests;

/// <summary>
/// manifests/slack/manifest.yaml made fit for one installation. Its lines say by a comment whether they need a name
/// under which others reach the server ("# HOST"), or are for HTTP only ("# HTTP").
/// </summary>
internal static class SlackManifest
{
    private const string Placeholder = "news.example.org";

    /// <param name="host">The server's name, with a port where it is not 443; null for none, which needs Socket Mode.</param>
    public static string Write(string? host, bool socketMode)
    {
        var manifest = new StringBuilder();
        foreach (var line in Template().Split('\n').SkipWhile(line => line.StartsWith('#')))
        {
            if (socketMode && line.EndsWith("# HTTP", StringComparison.Ordinal) || host is null && line.Contains("# HOST", StringComparison.Ordinal))
                continue;
            manifest.Append(Fitted(line, host, socketMode)).Append('\n');
        }
        return manifest.ToString().TrimEnd() + "\n";
    }

    /// <summary>What the bot's token has to be allowed, besides what is only for unfolding links.</summary>
    public static IReadOnlyList<string> Scopes() =>
    [
        .. Template().Split('\n').SkipWhile(line => line.Trim() != "bot:").Skip(1).TakeWhile(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            .Where(line => !line.Contains("# HOST", StringComparison.Ordinal)).Select(line => line.Trim()[2..].Split(' ')[0]),
    ];

    private static string Fitted(string line, string? host, bool socketMode)
    {
        if (socketMode && line.Contains("socket_mode_enabled:", StringComparison.Ordinal))
            return line.Replace("false", "true", StringComparison.Ordinal);
        line = line.Replace(" # HTTP", "", StringComparison.Ordinal).Replace("# HOST ", "# ", StringComparison.Ordinal).Replace(" # HOST", "", StringComparison.Ordinal);
        // Unfurling goes by the name alone.
        var isAddress = line.Contains("://", StringComparison.Ordinal);
        return line.Replace(Placeholder, isAddress ? host : host?.Split(':')[0], StringComparison.Ordinal);
    }

    private static string Template()
    {
        using var stream = typeof(SlackManifest).Assembly.GetManifestResourceStream("Slack/manifest.yaml")
            ?? throw new InvalidOperationException("The Slack manifest is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
