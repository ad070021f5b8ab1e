using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Answering.Classes;

public sealed class AskedClassTests
{
    [Theory]
    [InlineData("What sport does she play?", "She is a professional chess player.", "chess")]
    [InlineData("Welke sport doet ze?", "Ze speelt al jaren waterpolo in Utrecht.", "waterpolo")]
    [InlineData("What is the primary instrument played by Vermaas?", "Vermaas plays the bass guitar.", "bass guitar")]
    [InlineData("Wat is het beroep van Vermaas?", "Vermaas is bioloog.", "bioloog")]
    [InlineData("What language is it in?", "It was written in Assamese.", "assamese")]
    public void FindsWhatIsOfTheKindThatIsAskedFor(string question, string sentence, string expected)
    {
        var tokens = Tokens(sentence);
        var (first, count) = Assert.Single(Assert.IsType<AskedClass>(AskedClass.Of(Analysis(question))).In(tokens));
        Assert.Equal(expected, string.Join(' ', tokens.Skip(first).Take(count).Select(token => token.Form)));
    }

    [Theory]
    [InlineData("What is the population of Oldhaven?", true)]
    [InlineData("Wat is het inwonertal van Oldhaven?", true)]
    [InlineData("What population was hit hardest?", false)]
    [InlineData("Who leads the sport?", false)]
    [InlineData("What did Sport magazine say?", false)]
    [InlineData("What happened?", false)]
    public void KnowsTheKindFromTheQuestion(string question, bool expected) =>
        Assert.Equal(expected, AskedClass.Of(Analysis(question)) is not null);

    [Theory]
    [InlineData("It had a population of 4,411 in 2010.", 5, true)]
    [InlineData("Some 4,411 people live there.", 1, true)]
    [InlineData("The prize was won by 4,411 votes.", 5, false)]
    public void TakesANumberOnlyWhereItsKindIsNamed(string sentence, int number, bool expected) => Assert.Equal(
        expected,
        AskedClass.Of(Analysis("What is the population of Oldhaven?"))!.IsNamedAround(Tokens(sentence), (number, number + 1)));

    private static QuestionAnalysis Analysis(string question) => new("en", AnswerType.Open, []) { Tokens = Tokens(question) };

    private static List<Token> Tokens(string text) => Tokenizer.Tokenize(text, new TextSpan(0, text.Length), "en");
}
