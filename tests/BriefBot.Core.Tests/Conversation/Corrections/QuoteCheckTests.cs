using BriefBot.Core.Conversation.Corrections;

namespace BriefBot.Core.Tests.Conversation.Corrections;

public sealed class QuoteCheckTests
{
    [Theory]
    [InlineData("It costs 5 euros.", "It costs 5 euros.", true)]
    [InlineData("Before. It costs 5 euros. After.", "It costs 5 euros.", true)]
    [InlineData("It costs\n5 euros.", "It costs 5 euros.", true)]
    [InlineData("It  costs 5 euros.", "It costs 5 euros.", true)]
    [InlineData("It costs 6 euros.", "It costs 5 euros.", false)]
    [InlineData("He denied that It costs 5 euros.", "It costs 5 euros.", false)]
    [InlineData("It costs 5 euros. Or not.", "It costs 5 euros. Or more.", false)]
    [InlineData("First. Second. Third.", "Second. Third.", true)]
    [InlineData("First. Third. Second.", "Second. Third.", false)]
    [InlineData("it costs 5 euros.", "It costs 5 euros.", false)]
    public void Holds_WholeSentencesInOrder(string text, string quote, bool holds) => Assert.Equal(holds, QuoteCheck.Holds(text, quote));
}
