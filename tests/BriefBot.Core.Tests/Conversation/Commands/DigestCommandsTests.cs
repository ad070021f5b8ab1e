using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Tests.Conversation.Commands;

public sealed class DigestCommandsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("subscribe daily 08:30", CommandKind.Subscribe, "daily 08:30", "en")]
    [InlineData("Subscribe weekdays at 9 topics “Cloud, chips” -crypto", CommandKind.Subscribe, "weekdays at 9 topics “Cloud, chips” -crypto", "en")]
    [InlineData("/subscribe daily", CommandKind.Subscribe, "daily", "en")]
    [InlineData("can you subscribe me to energy prices?", CommandKind.Subscribe, "me to energy prices", "en")]
    [InlineData("subscribe daily at 9?", CommandKind.Subscribe, "daily at 9", "en")]
    [InlineData("abonneer elke maandag om 7:00", CommandKind.Subscribe, "elke maandag om 7:00", "nl")]
    [InlineData("Meld me aan voor dagelijks 8:00", CommandKind.Subscribe, "dagelijks 8:00", "nl")]
    [InlineData("send me the news every weekday at 8", CommandKind.Subscribe, "every weekday at 8", "en")]
    [InlineData("stuur ons elke werkdag om half negen het nieuws", CommandKind.Subscribe, "elke werkdag om half negen het nieuws", "nl")]
    [InlineData("alert ASML, TSMC -shares", CommandKind.Alert, "ASML, TSMC -shares", "en")]
    [InlineData("alert me when the bridge closes in the city for a week or longer", CommandKind.Alert, "the bridge closes in the city for a week or longer", "en")]
    [InlineData("waarschuw bij wolven", CommandKind.Alert, "wolven", "nl")]
    [InlineData("waarschuw me zodra ASML", CommandKind.Alert, "ASML", "nl")]
    [InlineData("alert", CommandKind.Alert, "", "en")]
    [InlineData("digests", CommandKind.Digests, "", null)]
    [InlineData("my alerts", CommandKind.Digests, "", "en")]
    [InlineData("pause 3", CommandKind.Pause, "3", "en")]
    [InlineData("pauzeer digest #3", CommandKind.Pause, "3", "nl")]
    [InlineData("pause all", CommandKind.Pause, "all", "en")]
    [InlineData("pause all digests", CommandKind.Pause, "all", "en")]
    [InlineData("resume number 12", CommandKind.Resume, "12", "en")]
    [InlineData("hervat abonnement 2", CommandKind.Resume, "2", "nl")]
    [InlineData("unsubscribe 3", CommandKind.Unsubscribe, "3", "en")]
    [InlineData("unsubscribe from energy prices", CommandKind.Unsubscribe, "energy prices", "en")]
    [InlineData("stop digest 3", CommandKind.Unsubscribe, "3", "en")]
    [InlineData("stop my digest", CommandKind.Unsubscribe, "", "en")]
    [InlineData("delete alert 4", CommandKind.Unsubscribe, "4", "en")]
    [InlineData("zeg abonnement 4 op", CommandKind.Unsubscribe, "4", "nl")]
    [InlineData("verwijder de waarschuwing 5", CommandKind.Unsubscribe, "5", "nl")]
    [InlineData("opzeggen 3", CommandKind.Unsubscribe, "3", "nl")]
    [InlineData("change 3 to daily 9:00", CommandKind.ChangeDigest, "3 daily 9:00", "en")]
    [InlineData("change my digest to daily 9:00", CommandKind.ChangeDigest, "daily 9:00", "en")]
    [InlineData("wijzig 3 naar dagelijks 9:00 onderwerpen Cloud", CommandKind.ChangeDigest, "3 dagelijks 9:00 onderwerpen Cloud", "nl")]
    [InlineData("edit digest 3", CommandKind.ChangeDigest, "3", "en")]
    [InlineData("digest now 3", CommandKind.DigestNow, "3", "en")]
    [InlineData("digest 3 nu", CommandKind.DigestNow, "3", "nl")]
    [InlineData("preview", CommandKind.DigestNow, "", "en")]
    [InlineData("digest again 2026-11-20", CommandKind.DigestAgain, "2026-11-20", "en")]
    [InlineData("digest 3 again yesterday", CommandKind.DigestAgain, "3 yesterday", "en")]
    [InlineData("digest opnieuw", CommandKind.DigestAgain, "", "nl")]
    public void Parse_Command(string text, object kind, string argument, string? language)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal(((CommandKind)kind, argument, language), (command.Kind, command.Argument, command.Language));
    }

    [Theory]
    [InlineData("subscribe numbers of Netflix?")]
    [InlineData("Alert fatigue in the hospitals of Amsterdam and Rotterdam grows")]
    [InlineData("stop the war")]
    [InlineData("cancel culture")]
    [InlineData("change of leadership at ASML")]
    [InlineData("remove taxes on fuel")]
    [InlineData("digest of the week")]
    [InlineData("pause in the negotiations")]
    [InlineData("zeg eens iets over Ajax")]
    [InlineData("stuur me het artikel")]
    [InlineData("preview of the match Ajax Feyenoord")]
    [InlineData("overzicht van de verkiezingen")]
    public void Parse_WhatIsAboutTheNewsIsAQuestion(string text) =>
        Assert.Equal(CommandKind.Ask, CommandParser.Parse(text, Now).Kind);

    [Fact]
    public void ALineWithManyTopicsIsStillACommand()
    {
        var topics = string.Join(", ", Enumerable.Range(1, 60).Select(number => $"topic{number}"));
        Assert.Equal(CommandKind.Subscribe, CommandParser.Parse($"subscribe daily 9:00 topics {topics}", Now).Kind);
    }
}
