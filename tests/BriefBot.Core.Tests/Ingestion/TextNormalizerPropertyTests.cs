using System.Text;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Ingestion;

/// <summary>What holds for every page, however damaged: pages are put together from what pages are made of, in any order.</summary>
public sealed class TextNormalizerPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Harbour reopens after fire", "Harbour reopens after fire | The Dockside", "Kade weer open", "What now?",
        "Dozens of ships waited in a storm that ra", "ged for two days off the coast. It rained.", "The fire is out.",
        "De kademeester zei dinsdag dat de haven in het voorjaar weer open gaat.", "“It’s out,” he said on Monday morning.",
        "Ships had been waiting since Monday, says the", "Port of Rotterdam, which is a large harbour in Europe, where ships come and go every day of the year.",
        "Photo Credit: Port group", "Foto: ANP", "Advertentie", "Lees ook: Sluis weer dicht", "Jane Doe/Reuters", "A crane burns. Photo: Port group",
        "date 2022-12 De haven is weer open, zegt de kademeester.", "Gepubliceerd op 30 december 2022", "By Jane Doe | 30 December 2022",
        "Updated: 2023-01-02", "Go to top", "Dockside Newsletter", "It's an email newsletter. The name pretty much sums it up.", "Menu",
        "Home > News > Harbour", "Share this article", "© 2022 Dockside", "Related articles", "Title: Kade open", "In November, the business said:",
        "e\u0301e\u0301n cafe\u0301", "\u212Bngstro\u0308m", "q\u0307\u0323", "\u1112\u1161\u11AB\u1100\u1173\u11AF", "👩‍💻", "a\uD800b", "te\u00ADken", "\u200B", "\u0000", "x\u0301\u200D\u0301",
    ];

    private static readonly string[] Seams = ["\n", "\n\n", "\r\n", "\r\n\r\n\r\n", " ", "\u00A0", "\u2028", "\n\u00A0 \n", "\t", "", "\r"];

    private static readonly Arbitrary<string> Pages =
        Gen.OneOf(
            (from piece in Gen.Elements(Pieces) from seam in Gen.Elements(Seams) select piece + seam).ListOf().Select(string.Concat),
            (from piece in Gen.Elements(Pieces) select piece + "\n\n").ListOf().Select(string.Concat),
            Gen.Choose(0, 0x2FFF).Select(c => (char)c).ArrayOf().Select(chars => new string(chars)))
        .ToArbitrary();

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(30).WithQuietOnSuccess(true);

    [Fact]
    public void EachRunLeadsBackToEqualTextOnceComposed() => Check(page =>
    {
        var result = TextNormalizer.Normalize(page);
        return result.Source.Map.Runs.All(run => Plain(In(result.Text, run.Clean)) == Plain(In(page, run.Source)));
    });

    [Fact]
    public void EveryVisibleCharacterCameFromSomewhere() => Check(page =>
    {
        var result = TextNormalizer.Normalize(page);
        var covered = new bool[result.Text.Length];
        foreach (var run in result.Source.Map.Runs)
            Array.Fill(covered, true, run.Clean.Start, run.Clean.Length);
        return result.Text.Index().All(c => covered[c.Index] || char.IsWhiteSpace(c.Item));
    });

    [Fact]
    public void RunsAscendInTheSourceAndFitIt() => Check(page =>
    {
        var runs = TextNormalizer.Normalize(page).Source.Map.Runs;
        return runs.All(run => run.Source.End <= page.Length)
            && runs.Zip(runs.Skip(1)).All(pair => pair.First.Source.End <= pair.Second.Source.Start);
    });

    [Fact]
    public void NormalisingAResultChangesNothing() => Check(page =>
    {
        var once = TextNormalizer.Normalize(page);
        var twice = TextNormalizer.Normalize(once.Title.Length == 0 ? once.Text : $"{once.Title}\n\n{once.Text}", once.Title);
        return twice.Text == once.Text && twice.Title == once.Title && twice.Published is null;
    });

    [Fact]
    public void TheTextIsCleanInEveryRespectThatIsPromised() => Check(page =>
    {
        var text = TextNormalizer.Normalize(page).Text;
        return text.IsNormalized(NormalizationForm.FormC) && text == text.Trim()
            && !text.Contains("\n\n\n", StringComparison.Ordinal) && !text.Contains("  ", StringComparison.Ordinal)
            && !text.Contains(" \n", StringComparison.Ordinal) && !text.Any(c => c is '\u00A0' or '\u00AD' or '\u200B' || char.IsControl(c) && c != '\n');
    });

    [Fact]
    public void GivenTextKeepsItsMapToo() => Check(page =>
    {
        var result = TextNormalizer.KeepGiven(page);
        return result.Source.Map.Runs.All(run => result.Text.Length == 0 || Plain(In(result.Text, run.Clean)) == Plain(In(page, run.Source)))
            && TextNormalizer.KeepGiven(result.Text).Text == result.Text;
    });

    private static void Check(Func<string, bool> holds) => Prop.ForAll(Pages, holds).Check(Config);

    private static string In(string text, TextSpan span) => text[span.Start..span.End];

    /// <summary>Text with what cannot be seen taken out and the rest composed.</summary>
    private static string Plain(string text)
    {
        var visible = text.Replace("\u00AD", "").Replace("\u200B", "").Replace("\u200C", "").Replace("\u200D", "").Replace('\uD800', '\uFFFD');
        return string.Concat(visible.Where(c => c == '\n' || !char.IsControl(c))).Normalize();
    }
}
