using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation;

public sealed class MessageShapeTests
{
    [Theory]
    [InlineData("", MessageShape.Wordless)]
    [InlineData(" \n\t", MessageShape.Wordless)]
    [InlineData("🎉👩‍🚀", MessageShape.Wordless)]
    [InlineData("?!", MessageShape.Wordless)]
    [InlineData("Who is mayor?", MessageShape.Words)]
    [InlineData("42", MessageShape.Words)]
    [InlineData("Wat betekent (kort gezegd) de nieuwe wet?", MessageShape.Words)]
    [InlineData("```who is mayor```", MessageShape.Code)]
    [InlineData("if (a == b) { return c; }", MessageShape.Code)]
    [InlineData("{\"a\":1,\"b\":{\"c\":[1,2]}} <x></x> = ;", MessageShape.Code)]
    public void Of_TellsWhatItIs(string text, object shape) => Assert.Equal((MessageShape)shape, MessageShapes.Of(text));

    [Fact]
    public void Of_CountsCodeUnits()
    {
        Assert.Equal(MessageShape.Words, MessageShapes.Of(new string('a', 2_000)));
        Assert.Equal(MessageShape.TooLong, MessageShapes.Of(new string('a', 2_001)));
    }

    [Theory]
    [InlineData("who is mayor", true)]
    [InlineData("Hoeveel kost dat", true)]
    [InlineData("the mayor?", true)]
    [InlineData("the mayor left", false)]
    [InlineData("whoever", false)]
    public void Asks_ByItsForm(string text, bool asks) => Assert.Equal(asks, MessageShapes.Asks(text));
}
