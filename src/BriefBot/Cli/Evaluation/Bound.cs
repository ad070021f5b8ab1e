using System.Globalization;

namespace BriefBot.Cli.Evaluation;

/// <summary>A figure's least or greatest acceptable value, as <c>--min NAME=VALUE</c> or <c>--max NAME=VALUE</c> says it.</summary>
internal sealed record Bound(string Name, double Value, bool IsMinimum, string Text)
{
    /// <summary>Null when <paramref name="text"/> is not NAME=VALUE.</summary>
    public static Bound? Parse(string text, bool isMinimum)
    {
        var parts = text.Split('=');
        return parts.Length == 2 && parts[0].Length > 0
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new Bound(parts[0], value, isMinimum, text)
            : null;
    }

    /// <summary>A figure that was not measured meets nothing.</summary>
    public bool IsMetBy(double? measured) => IsMinimum ? measured >= Value : measured <= Value;
}
