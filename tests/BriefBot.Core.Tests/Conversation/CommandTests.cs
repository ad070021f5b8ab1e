using BriefBot.Core.Conversation;

namespace BriefBot.Core.Tests.Conversation;

public sealed class CommandTests
{
    [Theory]
    [InlineData("help", CommandKind.Help, "", null)]
    [InlineData("/help", CommandKind.Help, "", null)]
    [InlineData("  Help! ", CommandKind.Help, "", null)]
    [InlineData("hulp", CommandKind.Help, "", "nl")]
    [InlineData("sources", CommandKind.Sources, "", "en")]
    [InlineData("Bronnen?", CommandKind.Sources, "", "nl")]
    [InlineData("article abc", CommandKind.Article, "abc", "en")]
    [InlineData("artikel", CommandKind.Article, "", "nl")]
    [InlineData("article: abc", CommandKind.Article, "abc", "en")]
    [InlineData("artikel “abc”", CommandKind.Article, "abc", "nl")]
    [InlineData("Hi!", CommandKind.Help, "", "en")]
    [InlineData("hoi", CommandKind.Help, "", "nl")]
    [InlineData("Who are  you?", CommandKind.Help, "", "en")]
    [InlineData("Wat kun je?", CommandKind.Help, "", "nl")]
    public void Parse_Command(string text, object kind, string argument, string? language) =>
        Assert.Equal(new Command((CommandKind)kind, argument, language), Command.Parse(text));

    [Theory]
    [InlineData("help the mayor find his dog")]
    [InlineData("sources close to the minister")]
    [InlineData("which sources were named?")]
    [InlineData("article 7 of the treaty")]
    [InlineData("help wanted")]
    [InlineData("hello kitty")]
    [InlineData("who are you to judge, said the minister?")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("who is the mayor?")]
    public void Parse_WhateverCouldBeAQuestionIsOne(string text) =>
        Assert.Equal(CommandKind.Ask, Command.Parse(text).Kind);

    [Fact]
    public void KeepsTheAddressOfAnArticleWhole() =>
        Assert.Equal("https://example.org/a?b=1", Command.Parse("article https://example.org/a?b=1").Argument);
}
