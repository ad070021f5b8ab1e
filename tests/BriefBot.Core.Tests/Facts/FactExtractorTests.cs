using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Facts;

public sealed class FactExtractorTests
{
    private static readonly PublicationDate Day = PublicationDate.FromDay(new DateOnly(2022, 12, 30));

    /// <summary>Predicate, standing, phase and arguments of the one fact of its kind that the sentence holds.</summary>
    [Theory]
    [InlineData("Acme appointed Ada Vermeer as chief executive on 3 May 2022.", "Appointed Stated Starts Who=Ada Vermeer Role=chief executive When=3 May 2022")]
    [InlineData("Ada Vermeer was named chief executive of Acme.", "Appointed Stated Starts Who=Ada Vermeer Role=chief executive of Acme Organisation=Acme")]
    [InlineData("Ada Vermeer will become president of Acme.", "Appointed Planned Starts Who=Ada Vermeer Role=president of Acme Organisation=Acme")]
    [InlineData("Joris Bakker succeeds Ada Vermeer as mayor of Oldhaven.", "Succeeds Stated Starts Who=Joris Bakker Whom=Ada Vermeer Role=mayor of Oldhaven Organisation=Oldhaven")]
    [InlineData("Ada Vermeer was succeeded by Joris Bakker.", "Succeeds Stated Starts Who=Joris Bakker Whom=Ada Vermeer")]
    [InlineData("Ada Vermeer resigned as director of Acme on 4 June 2021.", "Leaves Stated Ends Who=Ada Vermeer Role=director of Acme Organisation=Acme When=4 June 2021")]
    [InlineData("Acme fired Joris Bakker in 2020.", "Leaves Stated Ends Who=Joris Bakker When=2020")]
    [InlineData("Ada Vermeer did not resign.", "Leaves Denied Ends Who=Ada Vermeer")]
    [InlineData("According to Joris Bakker, Ada Vermeer resigned.", "Leaves Reported Ends Who=Ada Vermeer Source=Joris Bakker")]
    [InlineData("Ada Vermeer, the former chairman of Acme, lives in Utrecht.", "Holds Stated Former Who=Ada Vermeer Role=former chairman of Acme Organisation=Acme")]
    [InlineData("Acting president Joris Bakker spoke to reporters.", "Holds Stated Holds acting Who=Joris Bakker Role=Acting president")]
    [InlineData("MGM Resorts owns the Mirage.", "Owns Stated None Who=MGM Resorts Whom=Mirage")]
    [InlineData("Jeff Bezos founded Amazon in 1994.", "Founded Stated None Who=Jeff Bezos Whom=Amazon When=1994")]
    [InlineData("Revenue of Acme rose 18% in 2021.", "Amounts Stated None Who=Revenue of Acme Amount=18% When=2021")]
    [InlineData("Acme will invest $3 million in the harbour.", "Amounts Planned None Who=Acme Amount=$3 million")]
    [InlineData("\"The bridge is safe,\" said Ada Vermeer.", "Says Stated None Who=Ada Vermeer What=The bridge is safe")]
    [InlineData("DingTalk, a platform for business communication, is used in China.", "Is Stated None Who=DingTalk What=a platform for business communication")]
    [InlineData("Ada Vermeer is benoemd tot directeur van Acme.", "Appointed Stated Starts Who=Ada Vermeer Role=directeur van Acme Organisation=Acme")]
    [InlineData("Acme benoemt Ada Vermeer tot directeur.", "Appointed Stated Starts Who=Ada Vermeer Role=directeur")]
    [InlineData("Joris Bakker volgt Ada Vermeer op als burgemeester van Utrecht.", "Succeeds Stated Starts Who=Joris Bakker Whom=Ada Vermeer Role=burgemeester van Utrecht Organisation=Utrecht")]
    [InlineData("Ada Vermeer wordt opgevolgd door Joris Bakker.", "Succeeds Stated Starts Who=Joris Bakker Whom=Ada Vermeer")]
    [InlineData("Ada Vermeer stapt op als directeur van Acme.", "Leaves Stated Ends Who=Ada Vermeer Role=directeur van Acme Organisation=Acme")]
    [InlineData("Ada Vermeer stapt niet op.", "Leaves Denied Ends Who=Ada Vermeer")]
    [InlineData("Waarnemend burgemeester Joris Bakker opende op 3 mei 2022 het museum.", "Holds Stated Holds acting Who=Joris Bakker Role=Waarnemend burgemeester")]
    [InlineData("De omzet van Acme steeg in 2021 met 18 procent.", "Amounts Stated None Who=De omzet van Acme Amount=18 procent When=2021")]
    [InlineData("Joris Bakker won in 2021 de marathon van Rotterdam.", "Happens Stated None Who=Joris Bakker Whom=de marathon van Rotterdam When=2021")]
    [InlineData("Ada Vermeer zei dat de brug veilig is en snel opengaat.", "Says Stated None Who=Ada Vermeer What=de brug veilig is en snel opengaat")]
    public void FindsWhatASentenceSays(string text, string expected)
    {
        var facts = Extract(text).Select(fact => Line(text, fact)).ToList();
        Assert.Contains(expected, facts);
    }

    [Theory]
    [InlineData("If Ada Vermeer resigned, Acme would close.")]
    [InlineData("Als Ada Vermeer opstapt, sluit Acme.")]
    [InlineData("Acme could buy Oldhaven Motors.")]
    [InlineData("Acme zou Oldhaven Motors kunnen kopen.")]
    [InlineData("Did Ada Vermeer resign?")]
    [InlineData("Joris Bakker tried to replace Ada Vermeer.")]
    [InlineData("The weather was fine and nobody was there.")]
    [InlineData("Photos: Russia invades Ukraine Smoke rises from a field.")]
    public void FindsNothingWhereNothingIsSaidToBeSo(string text) => Assert.Empty(Extract(text));

    [Fact]
    public void TakesThePronounForWhomItStandsFor()
    {
        const string text = "Een andere nieuwe positie is er voor Zeming Wu, de voormalige CTO van Alibaba. Hij volgt Li Cheng op als CTO van heel Alibaba.";
        var fact = Assert.Single(Extract(text), fact => fact.Predicate == FactPredicate.Succeeds);
        var who = fact.Find(FactPart.Who)!.Value;
        Assert.Equal(("Hij", "Zeming Wu"), (who.Span.In(text).ToString(), who.Name));
    }

    [Fact]
    public void IsDatedByItsSentenceOrElseByItsArticle()
    {
        var stated = Assert.Single(Extract("Jeff Bezos founded Amazon in 1994.")).Date;
        Assert.Equal((new DateTime(1994, 1, 1), true), (stated.Start!.Value, stated.IsStated));
        var told = Assert.Single(Extract("Ada Vermeer was succeeded by Joris Bakker.")).Date;
        Assert.Equal((new DateTime(2022, 12, 30), false), (told.Start!.Value, told.IsStated));
        Assert.Null(Assert.Single(FactExtractor.Extract("Ada Vermeer was succeeded by Joris Bakker.", EmbeddedTextAnalyzer.Analyze("Ada Vermeer was succeeded by Joris Bakker."), null)).Date.Start);
    }

    /// <summary>"De" and "te" are endings of the past tense, and these words are little more.</summary>
    [Theory]
    [InlineData("Hij schreef een ode aan de stad.")]
    [InlineData("Ze ide en ste.")]
    [InlineData("De ede van de stad ade hij.")]
    public void ShortWordsThatEndLikeVerbsDoNoHarm(string text) => Extract(text);

    [Fact]
    public void EveryArgumentStandsInItsSentence() => Prop.ForAll(Arb.From(Analysis.Texts.Any), text =>
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(text);
        return FactExtractor.Extract(text, analysis, Day).All(fact =>
            fact.Span == analysis.Sentences[fact.Sentence].Span
            && fact.Arguments.All(argument => fact.Span.Contains(argument.Span) && !argument.Span.IsEmpty));
    }).QuickCheckThrowOnFailure();

    internal static IReadOnlyList<Fact> Extract(string text) => FactExtractor.Extract(text, EmbeddedTextAnalyzer.Analyze(text, published: Day), Day);

    private static string Line(string text, Fact fact) => string.Join(
        ' ',
        new[] { $"{fact.Predicate} {fact.Standing} {fact.Phase}{(fact.IsActing ? " acting" : "")}" }
            .Concat(fact.Arguments.Where(argument => argument.Part != FactPart.Verb).OrderBy(argument => Order(argument.Part)).Select(argument => $"{argument.Part}={argument.Span.In(text)}")));

    private static int Order(FactPart part) => part is FactPart.Source ? 100 : (int)part;
}
