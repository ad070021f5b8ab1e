using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;

namespace BriefBot.Core.Answering.Classes;

/// <summary>
/// The kind of thing that a question names beside its question word ("which sport", "wat is het beroep van"), and the
/// words that are of that kind.
/// </summary>
internal sealed class AskedClass
{
    /// <summary>How far behind the question word the kind is named: "what is the primary instrument played by".</summary>
    private const int Reach = 6;
    private const int LongestMember = 4;

    private static readonly Lazy<FrozenDictionary<string, AskedClass>> ByHead = new(Read);

    private readonly FrozenSet<string> _members;

    private AskedClass(IEnumerable<string> members, QuantityKind[] quantities) =>
        (_members, Quantities) = (members.ToFrozenSet(StringComparer.Ordinal), quantities);

    /// <summary>Kinds of numbers that answer; empty where words do.</summary>
    public QuantityKind[] Quantities { get; }

    /// <returns>Null when the question names no kind that is known here.</returns>
    public static AskedClass? Of(QuestionAnalysis question)
    {
        var tokens = question.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsAsking(tokens[i].Form))
                continue;
            for (var at = i + 1; at < Math.Min(tokens.Count, i + 1 + Reach); at++)
            {
                if (!tokens[at].Kind.HasFlag(TokenKind.Capitalised) && ByHead.Value.TryGetValue(tokens[at].Form, out var asked))
                    return asked.Quantities.Length == 0 || IsOf(tokens, at + 1) ? asked : null;
            }
            return null;
        }
        return null;
    }

    /// <summary>The members among some tokens, the longest at each place, as a first index and a count.</summary>
    public IEnumerable<(int First, int Count)> In(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var count = LongestAt(tokens, i);
            if (count == 0)
                continue;
            yield return (i, count);
            i += count - 1;
        }
    }

    private int LongestAt(IReadOnlyList<Token> tokens, int first)
    {
        for (var count = Math.Min(LongestMember, tokens.Count - first); count > 0; count--)
        {
            if (_members.Contains(string.Join(' ', tokens.Skip(first).Take(count).Select(token => token.Form))))
                return count;
        }
        return 0;
    }

    /// <summary>"The area of Utrecht" is a number, "which area" is not.</summary>
    private static bool IsOf(IReadOnlyList<Token> tokens, int at) => at < tokens.Count && tokens[at].Form is ("of" or "van" or "in");

    private static bool IsAsking(string form) => form is "what" or "which" or "wat" or "welk" or "welke";

    private static FrozenDictionary<string, AskedClass> Read()
    {
        using var stream = typeof(AskedClass).Assembly.GetManifestResourceStream("classes.txt")
            ?? throw new InvalidOperationException("The list of classes is not in the assembly.");
        using var reader = new StreamReader(stream);
        var byHead = new Dictionary<string, AskedClass>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var (heads, members) = line.Split(" : ") is [var h, var m] ? (h, m) : throw new InvalidOperationException($"Not a class: {line}");
            var asked = members[0] == '#' ? new AskedClass([], Numbers(members)) : new AskedClass(members.Split(", ").Select(Fold), []);
            foreach (var head in heads.Split(' '))
                byHead.Add(head, asked);
        }
        return byHead.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>As the tokenizer would have it.</summary>
    private static string Fold(string member) =>
        string.Join(' ', Tokenizer.Tokenize(member, new Articles.TextSpan(0, member.Length), "en").Select(token => token.Form));

    private static QuantityKind[] Numbers(string name) => name switch
    {
        "#count" => [QuantityKind.Count],
        "#measure" => [QuantityKind.Measure, QuantityKind.Count],
        "#money" => [QuantityKind.Money, QuantityKind.Count],
        _ => throw new InvalidOperationException($"Not a kind of number: {name}"),
    };
}
