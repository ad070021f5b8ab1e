using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis;

/// <summary>A short text of our own with all that a reader marks in it: a line of golden or held-out texts, which say how.</summary>
internal sealed partial class GoldenText
{
    /// <summary>The day on which all of them were published.</summary>
    public static readonly PublicationDate Friday = PublicationDate.FromDay(new DateOnly(2022, 12, 30));

    private const string Kinds = "XPOLDE";

    private GoldenText(string line)
    {
        var (text, at) = (new StringBuilder(), 0);
        foreach (Match match in Marks().Matches(line))
        {
            text.Append(line.AsSpan(at, match.Index - at));
            at = match.Index + match.Length;
            Add(match, text.Length);
            text.Append(match.Groups["shown"].Value);
        }
        text.Append(line.AsSpan(at));
        Text = text.ToString();
    }

    public string Text { get; }

    public List<(TextSpan Span, MentionKind Kind)> Names { get; } = [];

    /// <summary>Each with the full name of the entity that is meant.</summary>
    public List<(TextSpan Span, string Entity)> References { get; } = [];

    public List<Mark> Values { get; } = [];

    /// <summary>A date with its value in ISO 8601, or a quantity with kind, value and unit.</summary>
    public readonly record struct Mark(TextSpan Span, bool IsDate, string Value);

    /// <param name="set">"golden", or "heldout": those that no rule was mended for.</param>
    public static List<GoldenText> Load(string set, string language) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "BriefBot.Core.Tests", "Analysis", $"{set}.{language}.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => new GoldenText(line)),
    ];

    private void Add(Match match, int at)
    {
        var (shown, said) = (match.Groups["shown"].Value, match.Groups["said"].Value);
        var span = TextSpan.FromLength(at, shown.Length);
        switch (match.Value[0])
        {
            case '{':
                var name = said.Length > 0 ? said : shown;
                Names.Add((TextSpan.FromLength(at + shown.IndexOf(name, StringComparison.Ordinal), name.Length), Kind(match.Groups["kind"].Value[0])));
                break;
            case '<':
                References.Add((span, said));
                break;
            default:
                Values.Add(new Mark(span, said[0] == '@', said.TrimStart('@')));
                break;
        }
    }

    private static MentionKind Kind(char letter) => (MentionKind)Kinds.IndexOf(letter, StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<kind>[XPOLDE]):(?<shown>[^}|]+)(\|(?<said>[^}]+))?\}|<(?<shown>[^=>]+)=(?<said>[^>]+)>|\[(?<shown>[^|\]]+)\|(?<said>[^\]]+)\]")]
    private static partial Regex Marks();
}
