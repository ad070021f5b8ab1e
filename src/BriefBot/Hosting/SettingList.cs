namespace BriefBot.Hosting;

/// <summary>
/// A setting that lists things: a JSON array, or one string with commas, semicolons or white space between them, so
/// that it fits an environment variable.
/// </summary>
internal static class SettingList
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    public static IReadOnlyList<string> Read(IConfigurationSection section)
    {
        const StringSplitOptions tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        if (section.Value is { } line)
            return line.Split(Separators, tidy);
        return [.. section.GetChildren().Select(child => child.Value?.Trim() ?? "").Where(value => value.Length > 0)];
    }
}
