using System.Globalization;
using System.Text;
using BriefBot.Core.Analysis;

namespace BriefBot.Core.Tests.Analysis.Mentions;

/// <summary>
/// Names against the English development part of Universal NER (web text, CC BY-SA). No weights were trained
/// on it, but the rules and lists were mended with its misses in view, so other text will do somewhat worse. It marks
/// persons, organisations and places; mentions of other kinds are left out of the count.
/// </summary>
public sealed class NamedEntityTreebankTests
{
    private readonly record struct Name(int Start, int End, string Kind);

    [Fact]
    public void FindsTheNamesOfEnglishWebText()
    {
        var path = Repository.SharedData(Path.Combine("treebanks", "en_ewt-ud-dev.iob2"));
        var (wanted, found, spans, typed) = (0, 0, 0, 0);
        foreach (var (text, gold) in Documents(path))
        {
            var names = Found(text);
            (wanted, found) = (wanted + gold.Count, found + names.Count);
            spans += names.Count(name => gold.Any(other => Same(name, other)));
            typed += names.Count(gold.Contains);
        }
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"spans F1 {F1(spans, found, wanted):F3} (precision {(double)spans / found:F3}, recall {(double)spans / wanted:F3}), with kinds F1 {F1(typed, found, wanted):F3}");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(F1(spans, found, wanted) >= 0.70 && F1(typed, found, wanted) >= 0.60, figures);
    }

    private static bool Same(Name a, Name b) => a.Start == b.Start && a.End == b.End;

    private static double F1(int right, int found, int wanted) => 2.0 * right / (found + wanted);

    private static List<Name> Found(string text) => [.. EmbeddedTextAnalyzer.Analyze(text).Mentions
        .Where(mention => mention.Kind is MentionKind.Person or MentionKind.Organisation or MentionKind.Place)
        .Select(mention => new Name(mention.Span.Start, mention.Span.End, mention.Kind switch
        {
            MentionKind.Person => "PER",
            MentionKind.Organisation => "ORG",
            _ => "LOC",
        }))];

    /// <summary>Each document's sentences, each a paragraph,, and where its names stand.</summary>
    private static IEnumerable<(string Text, List<Name> Names)> Documents(string path)
    {
        var (text, names, at) = (new StringBuilder(), new List<Name>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal) && text.Length > 0)
            {
                yield return (text.ToString(), names);
                (text, names) = (new StringBuilder(), []);
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                text.Append(text.Length > 0 ? "\n\n" : "");
                at = text.Length;
                text.Append(line.AsSpan(9));
            }
            else if (line.Split('\t') is [_, var word, var tag, ..] && !line.StartsWith('#'))
            {
                var start = text.ToString().IndexOf(word, at, StringComparison.Ordinal);
                at = start + word.Length;
                if (tag.StartsWith("B-", StringComparison.Ordinal))
                    names.Add(new Name(start, at, tag[2..]));
                else if (tag.StartsWith("I-", StringComparison.Ordinal))
                    names[^1] = names[^1] with { End = at };
            }
        }
        yield return (text.ToString(), names);
    }
}
