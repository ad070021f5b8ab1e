using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.FollowUps;

namespace BriefBot.Core.Tests.Conversation.FollowUps;

public sealed class SpeakerFinderTests
{
    [Theory]
    [InlineData("en", "Repairs will cost 2 million euros, said alderwoman Hanneke Brouwer.", "Repairs will", "Hanneke Brouwer")]
    [InlineData("en", "“We lost everything,” said Agnes Thornley, 71.", "“We lost", "Agnes Thornley")]
    [InlineData("en", "Six people died, the police said. The river was high.", "Six people", "the police")]
    [InlineData("en", "According to fire chief Owen Marsh, the flood was caused by rain alone.", "According to", "Owen Marsh")]
    [InlineData("en", "Margriet Lansink leads the hospital. There will be no redundancies, she said.", "There will be", "Margriet Lansink")]
    [InlineData("nl", "„We nemen geen enkel risico”, zegt wethouder Hanneke Brouwershof.", "„We nemen", "Hanneke Brouwershof")]
    [InlineData("nl", "Er vallen geen gedwongen ontslagen, belooft Lansink.", "Er vallen", "Lansink")]
    [InlineData("nl", "Volgens hoofdingenieur Pim Oudekerk is een fout de oorzaak.", "Volgens", "Pim Oudekerk")]
    [InlineData("en", "The bridge was built in 1968. It is made of steel.", "It is made", null)]
    public void FindsWhoIsNamedForIt(string language, string text, string sentence, string? speaker)
    {
        var article = new Article
        {
            Id = ArticleId.For(Collections.Public, SourceKey.ForItem("news", "1")), Revision = 1, SourceId = "1", Text = text, Language = language,
        };
        var found = SpeakerFinder.Find(article, TextSpan.FromLength(text.IndexOf(sentence, StringComparison.Ordinal), sentence.Length));
        Assert.Equal(speaker, found is { } one ? one.Name.In(article.Quote(one.Sentence).Text).ToString() : null);
    }
}
