using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.FollowUps;

namespace BriefBot.Core.Tests.Conversation.FollowUps;

public sealed class FollowUpResolverTests
{
    private static readonly Article Cloud = Make(
        "en",
        "Daniel Zhang, the chief executive of Alibaba, will run the Chinese group’s cloud business in person, the company told its staff on Thursday. He becomes acting president of Alibaba Cloud.\n\n"
        + "He replaces Jeff Zhang, who moves to the Damo Academy in Hangzhou. At home it competes with Tencent, Huawei and Tianyi.\n\n"
        + "The lock bridge of Oostdam was shut on Monday. Repairs will cost 2 million euros, said alderwoman Hanneke Brouwer.");

    private static readonly Article Club = Make(
        "nl",
        "Sofia Brandt is de nieuwe trainer van de Engelse voetbalclub Kestering Town. Ze volgt Mick Dunleavy op, die in april werd ontslagen.\n\n"
        + "Energiecoöperatie Zonnedijk heeft in 2023 haar eerste zonnepark in gebruik genomen. Het park in Oudervliet levert stroom aan 2.100 huishoudens.");

    /// <summary>The last question, what was answered from which sentence, what is said then, and what that means.</summary>
    [Theory]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "and who did he replace?", "Who did Daniel Zhang replace?")]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "en wie verving hij?", "Wie verving Daniel Zhang?")]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "why?", "Why Daniel Zhang takes over the cloud business of Alibaba?")]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "waarom?", "Why Daniel Zhang takes over the cloud business of Alibaba?")]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "what about Huawei?", "Who takes over the cloud business of Huawei?")]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "en Huawei?", "Who takes over the cloud business of Huawei?")]
    [InlineData("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", "What is his salary?", "What is Daniel Zhang’s salary?")]
    [InlineData("Who did Daniel Zhang replace?", "Jeff Zhang", "He replaces", "where does he work now?", "Where does Jeff Zhang work now?")]
    [InlineData("Who did Daniel Zhang replace?", "Jeff Zhang", "He replaces", "why?", "Why did Daniel Zhang replace Jeff Zhang?")]
    [InlineData("Where does Jeff Zhang go?", "Damo Academy", "He replaces", "what happens there?", "What happens in Hangzhou?")]
    [InlineData("When was the lock bridge of Oostdam closed?", "Monday", "The lock bridge", "why?", "Why was the lock bridge of Oostdam closed?")]
    [InlineData("When was the lock bridge of Oostdam closed?", "Monday", "The lock bridge", "why was that?", "Why was the lock bridge of Oostdam closed?")]
    [InlineData("Why was the lock bridge of Oostdam closed?", "", "", "when was that?", "When was the lock bridge of Oostdam closed?")]
    [InlineData("Why was the lock bridge of Oostdam closed?", "", "", "wanneer was dat precies?", "When was the lock bridge of Oostdam closed?")]
    [InlineData("How much do the repairs cost?", "2 million euros", "Repairs will cost", "why?", "Why do the repairs cost?")]
    [InlineData("How much was paid in 2020?", "", "", "and in 2021?", "How much was paid in 2021?")]
    [InlineData("How much was paid for the bridge?", "", "", "and in 2021?", "How much was paid for the bridge in 2021?")]
    [InlineData("Wie is de nieuwe trainer van Kestering Town?", "Sofia Brandt", "Sofia Brandt", "en wie volgt ze op?", "Wie volgt Sofia Brandt op?")]
    [InlineData("Wie is de nieuwe trainer van Kestering Town?", "Sofia Brandt", "Sofia Brandt", "hoe oud is zij?", "Hoe oud is Sofia Brandt?")]
    [InlineData("Wie is de nieuwe trainer van Kestering Town?", "Sofia Brandt", "Sofia Brandt", "waarom?", "Waarom is Sofia Brandt de nieuwe trainer van Kestering Town?")]
    [InlineData("Wie is de nieuwe trainer van Kestering Town?", "Sofia Brandt", "Sofia Brandt", "en van Sparta?", "Wie is de nieuwe trainer van Sparta?")]
    [InlineData("Hoeveel huishoudens krijgen stroom van Zonnedijk?", "2.100 huishoudens", "Het park in", "wanneer?", "Wanneer huishoudens krijgen stroom van Zonnedijk?")]
    [InlineData("Hoeveel huishoudens krijgen stroom van Zonnedijk?", "2.100 huishoudens", "Het park in", "why?", "Waarom huishoudens krijgen stroom van Zonnedijk?")]
    [InlineData("Hoeveel huishoudens krijgen stroom van Zonnedijk?", "2.100 huishoudens", "Het park in", "en wat kostte de aanleg?", "Wat kostte de aanleg, Zonnedijk?")]
    [InlineData("Wanneer werd Mick Dunleavy ontslagen?", "", "Ze volgt", "wie volgde hem op?", "Wie volgde Mick Dunleavy op?")]
    [InlineData("Who lives in Amsterdam?", "", "", "wat gebeurde daar?", "Wat gebeurde in Amsterdam?")]
    public void GoesOnFromTheLastQuestion(string question, string answer, string sentence, string said, string meant) =>
        Assert.Equal(meant, Resolve(question, answer, sentence, said)?.Question);

    [Theory]
    [InlineData("Who is the mayor of Stowe?")]
    [InlineData("Who is Sofia Brandt and what did she do before?")]
    [InlineData("Is there a plan to close the harbour?")]
    [InlineData("Is it true that the mayor of Stowe resigned?")]
    [InlineData("Which bridge that the town owns will be closed?")]
    [InlineData("what?")]
    [InlineData("How old is she?")]
    [InlineData("Wat doet het bedrijf Corvane in Millside?")]
    [InlineData("staking haven Zeebrugge gevolgen bananen")]
    public void WhatStandsByItselfIsANewQuestion(string said) =>
        Assert.Null(Resolve("Who takes over the cloud business of Alibaba?", "Daniel Zhang", "Daniel Zhang, the chief", said));

    [Fact]
    public void AnAnswerThatMayNotBeSeenAnyMoreStandsForNothing()
    {
        var context = ThreadContextReader.Of("Who takes over the cloud business?", null, "Daniel Zhang");
        Assert.Null(FollowUpResolver.Resolve("who did he replace?", "en", context));
        Assert.DoesNotContain("Zhang", FollowUpResolver.Resolve("why?", "en", context)!.Question);
    }

    private static FollowUp? Resolve(string question, string answer, string sentence, string said)
    {
        var article = new[] { Cloud, Club }.FirstOrDefault(one => sentence.Length > 0 && one.Text.Contains(sentence, StringComparison.Ordinal));
        var language = Core.Conversation.MessageShapes.LanguageOf(said) ?? "en";
        return FollowUpResolver.Resolve(said, language, ThreadContextReader.Of(question, article is null ? null : Sentence(article, sentence), answer));
    }

    private static Passage Sentence(Article article, string start)
    {
        var at = article.Text.IndexOf(start, StringComparison.Ordinal);
        return new Passage(article.Quote(new TextSpan(at, article.Text.IndexOf('.', at + start.Length) + 1)), article);
    }

    private static Article Make(string language, string text) => new()
    {
        Id = ArticleId.For(Collections.Public, SourceKey.ForItem("news", language)),
        Revision = 1,
        SourceId = language,
        Title = "",
        Text = text,
        Language = language,
    };
}
