using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Answering;

public sealed class QuestionClassifierTests
{
    [Theory]
    [InlineData("Who leads the cloud business?", AnswerType.Person)]
    [InlineData("When does the bridge open?", AnswerType.Date)]
    [InlineData("In what year did the bridge open?", AnswerType.Date)]
    [InlineData("Where was the new station built?", AnswerType.Place)]
    [InlineData("Which countries signed?", AnswerType.Place)]
    [InlineData("Which company bought the port?", AnswerType.Name)]
    [InlineData("How many people were hurt?", AnswerType.Count)]
    [InlineData("How many years did it take?", AnswerType.Duration)]
    [InlineData("How much did it cost?", AnswerType.Amount)]
    [InlineData("How much money was raised?", AnswerType.Money)]
    [InlineData("What percentage voted?", AnswerType.Percent)]
    [InlineData("How long did the outage last?", AnswerType.Duration)]
    [InlineData("Why did the port close?", AnswerType.Reason)]
    [InlineData("How did the thieves get in?", AnswerType.Manner)]
    [InlineData("What is DingTalk?", AnswerType.Definition)]
    [InlineData("What is the name of the ship?", AnswerType.Name)]
    [InlineData("Is the bridge open?", AnswerType.YesNo)]
    [InlineData("bridge opening", AnswerType.Passage)]
    [InlineData("What did the new bridge cost?", AnswerType.Money)]
    [InlineData("What did the mayor say about the cost?", AnswerType.Open)]
    [InlineData("What time did the alarm go off?", AnswerType.Date)]
    [InlineData("What's DingTalk?", AnswerType.Definition)]
    [InlineData("What’s the price?", AnswerType.Money)]
    [InlineData("Who is Noor Vermaas?", AnswerType.Definition)]
    [InlineData("Who is the mayor?", AnswerType.Person)]
    [InlineData("Who is President?", AnswerType.Person)]
    [InlineData("What did the mayor say?", AnswerType.Open)]
    public void Classify_English(string question, AnswerType expected) => Assert.Equal(expected, Classify(question, "en"));

    [Theory]
    [InlineData("Wie is de nieuwe burgemeester?", AnswerType.Person)]
    [InlineData("Sinds wanneer is de brug dicht?", AnswerType.Date)]
    [InlineData("In welk jaar ging de brug open?", AnswerType.Date)]
    [InlineData("Waar komt het nieuwe station?", AnswerType.Place)]
    [InlineData("Door welke krant is de e-mail ingezien?", AnswerType.Name)]
    [InlineData("Hoeveel mensen raakten gewond?", AnswerType.Count)]
    [InlineData("Hoeveel procent stemde?", AnswerType.Percent)]
    [InlineData("Hoeveel geld is er opgehaald?", AnswerType.Money)]
    [InlineData("Hoe lang duurde de storing?", AnswerType.Duration)]
    [InlineData("Waarom ging de haven dicht?", AnswerType.Reason)]
    [InlineData("Hoe heet de nieuwe trainer?", AnswerType.Name)]
    [InlineData("Wat is een datacenter?", AnswerType.Definition)]
    [InlineData("Wat kost de nieuwe brug?", AnswerType.Money)]
    [InlineData("Wat gaat de nieuwe brug kosten?", AnswerType.Money)]
    [InlineData("Hoe laat ging de brug open?", AnswerType.Date)]
    [InlineData("Hoeveel loon eisen de stakers?", AnswerType.Amount)]
    [InlineData("Wie is Noor Vermaas?", AnswerType.Definition)]
    [InlineData("Mogen fietsers over de brug?", AnswerType.YesNo)]
    [InlineData("Wordt de brug gesloopt?", AnswerType.YesNo)]
    public void Classify_Dutch(string question, AnswerType expected) => Assert.Equal(expected, Classify(question, "nl"));

    private static AnswerType Classify(string question, string language) =>
        QuestionClassifier.Classify(question, Tokenizer.Tokenize(question, new TextSpan(0, question.Length), language), language).Expected[0];
}
