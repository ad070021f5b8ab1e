using BriefBot.Core.Analysis;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis;

public sealed class SentenceSplitterTests
{
    /// <summary>"|" marks where one sentence ends and the next begins.</summary>
    [Theory]
    [InlineData("He left. | She stayed! | Why? | Nobody knows.")]
    [InlineData("Mr. Smith met Dr. Jones of Acme Inc. in St. Louis. | They talked.")]
    [InlineData("Dhr. Jansen en mevr. De Boer zagen o.a. drs. P. en bijv. een vis. | Daarna gingen zij.")]
    [InlineData("Dat is, d.w.z. De Vries, m.a.w. niemand.")]
    [InlineData("J.K. Rowling wrote it. | A. de Vries las het.")]
    [InlineData("Het was A. De Vries die kwam.")]
    [InlineData("He took vitamin C. | The doctor agreed.")]
    [InlineData("In Brown v. Board of Education the court ruled.")]
    [InlineData("She works for Apple Inc. | The firm is large.")]
    [InlineData("She works for Apple Inc. (AAPL) in Cupertino.")]
    [InlineData("He lives in the U.S. | He likes it.")]
    [InlineData("The U.S. Senate met at 9 a.m. Tuesday.")]
    [InlineData("They met at 9 p.m. | The talks failed.")]
    [InlineData("See No. 5 on p. 12. | No. | That is wrong.")]
    [InlineData("It opens on Jan. 6 and 3 jan. 2020. | Ik zag Jan. | Hij zwaaide.")]
    [InlineData("It costs 3.50 or 1.500,5 or €2,50. | Cheap!")]
    [InlineData("Yahoo! Japan grew. | Yahoo! | It fell.")]
    [InlineData("Yahoo! said it grew.")]
    [InlineData("Well... maybe. | Hm... | Yes.")]
    [InlineData("“We won.” | He smiled.")]
    [InlineData("“We won!” Smith said. | “We did.”")]
    [InlineData("“Waarom?” vroeg hij. | ‘Daarom.’")]
    [InlineData("\"The Front Man returns. | Season 2 is coming.\"")]
    [InlineData(",,Ik twijfel. | Ja.'' | De man ging.")]
    [InlineData("Hij zei het. | ,, Dat weet ik.''")]
    [InlineData("(He left.) | She stayed [at home].")]
    [InlineData("It was built in 1900.[12] | The tower fell.")]
    [InlineData("It fell, he said.The tower was old.", "It fell, he said.|The tower was old.")]
    [InlineData("He ate fish, meat, etc. | Then he slept.")]
    [InlineData("iPhone sales rose. | iPad sales fell.")]
    [InlineData("Visit www.example.com or node.js today.")]
    [InlineData("東京。大阪。", "東京。|大阪。")]
    public void Split_Sentences(string marked, string? expected = null) =>
        Assert.Equal(
            (expected ?? marked).Replace(" | ", "|", StringComparison.Ordinal),
            Joined(expected is null ? marked.Replace(" | ", " ", StringComparison.Ordinal) : marked));

    [Theory]
    [InlineData("One.\n\nTwo.", "0 One.|1 Two.")]
    [InlineData("One.\nTwo.", "0 One.|1 Two.")]
    [InlineData("The line goes\non here.", "0 The line goes\non here.")]
    [InlineData("Three things:\n- apples\n- pears\nThat is all.", "0 Three things:|1 - apples|1 - pears|2 That is all.")]
    [InlineData("1. First thing\n2. Second thing", "0 1. First thing|0 2. Second thing")]
    [InlineData("  \n\n ", "")]
    public void Split_Paragraphs(string text, string expected) => Assert.Equal(expected, Numbered(text));

    [Fact]
    public void JoinsTheLinesOfWrappedText()
    {
        const string text = """
            The bank raised its rate on Thursday for the third time
            this year. Analysts had expected that, but not how much
            London would suffer. The pound fell against the dollar,
            and shares lost a little.
            """;
        Assert.Equal(3, SentenceSplitter.Split(text).Count);
    }

    [Theory]
    [InlineData("Opschalen cloudactiviteiten\n\nDe bank groeit.", true)]
    [InlineData("1. January 6\n\nThe panel met.", true)]
    [InlineData("The bank grows.\n\nDe bank groeit.", false)]
    [InlineData("In November, the bank said:\n\n“We grow.”", false)]
    [InlineData("• A point of a list\n\nDe bank groeit.", false)]
    [InlineData("The only line", false)]
    public void Split_Heading(string text, bool isHeading) => Assert.Equal(isHeading, SentenceSplitter.Split(text)[0].IsHeading);

    [Theory]
    [InlineData("; ", "word;")]
    [InlineData(", ", "word,")]
    [InlineData(" and ", "word")]
    [InlineData(" ", "mots")]
    public void CutsALongSentenceAtTheBestPlace(string joint, string end)
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 90)) + joint + string.Join(' ', Enumerable.Repeat("mots", 90)) + ".";
        var first = SentenceSplitter.Split(text)[0].Span;
        Assert.EndsWith(end, first.In(text).ToString(), StringComparison.Ordinal);
        Assert.True(joint == " " || first.Length == 449 + end.Length - 4);
    }

    [Fact]
    public void EveryVisibleCharacterIsInExactlyOneSentence() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var covered = new int[text.Length];
            foreach (var piece in SentenceSplitter.Split(text))
            {
                for (var i = piece.Span.Start; i < piece.Span.End; i++)
                    covered[i]++;
            }
            return text.Select((c, i) => covered[i] == 1 || (covered[i] == 0 && char.IsWhiteSpace(c))).All(fine => fine);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void SentencesAreTrimmedOrderedAndNeverTooLong() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var (end, paragraph) = (0, 0);
            foreach (var piece in SentenceSplitter.Split(text))
            {
                var span = piece.Span;
                if (span.IsEmpty || span.Start < end || span.Length > Sentence.MaxLength || piece.Paragraph - paragraph is < 0 or > 1)
                    return false;
                if (char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]))
                    return false;
                (end, paragraph) = (span.End, piece.Paragraph);
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NoSentenceCutsASurrogatePair() =>
        Prop.ForAll(Arb.From(Texts.Any), text => SentenceSplitter.Split(text).All(piece =>
            !Cuts(text, piece.Span.Start) && !Cuts(text, piece.Span.End))).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadsAMegabyteWithoutAStopInTime()
    {
        var text = string.Concat(Enumerable.Repeat("a. b ", 200_000));
        Assert.True(SentenceSplitter.Split(text).Count >= text.Length / Sentence.MaxLength);
    }

    [Fact]
    public void FindsTheSentencesOfTheAlpinoTreebank()
    {
        var path = Repository.SharedData(Path.Combine("treebanks", "nl_alpino-ud-test.conllu"));
        var (text, ends) = Treebank(path);

        var found = SentenceSplitter.Split(text).Select(piece => piece.Span.End).ToHashSet();

        var hits = (double)found.Count(ends.Contains);
        Assert.True(hits / found.Count > 0.99 && hits / ends.Count > 0.99, $"precision {hits / found.Count}, recall {hits / ends.Count}");
    }

    /// <summary>Its sentences, those of one paragraph joined by a space, and where each ends.</summary>
    private static (string Text, HashSet<int> Ends) Treebank(string path)
    {
        var text = new System.Text.StringBuilder();
        var ends = new HashSet<int>();
        var (last, id) = ("", "");
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("# sent_id = ", StringComparison.Ordinal))
                id = line[..Math.Max(line.LastIndexOf(".s.", StringComparison.Ordinal), 0)];
            if (!line.StartsWith("# text = ", StringComparison.Ordinal))
                continue;
            text.Append(text.Length == 0 ? "" : id == last && id.Length > 0 ? " " : "\n\n").Append(line.AsSpan(9).Trim());
            ends.Add(text.Length);
            last = id;
        }
        return (text.ToString(), ends);
    }

    private static bool Cuts(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static string Joined(string text) =>
        string.Join('|', SentenceSplitter.Split(text).Select(piece => piece.Span.In(text).ToString()));

    private static string Numbered(string text) =>
        string.Join('|', SentenceSplitter.Split(text).Select(piece => $"{piece.Paragraph} {piece.Span.In(text)}"));
}
