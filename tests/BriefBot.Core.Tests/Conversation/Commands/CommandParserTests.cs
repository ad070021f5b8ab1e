using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Tests.Conversation.Commands;

public sealed class CommandParserTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 5, 13, 15, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("help", CommandKind.Help, "", null)]
    [InlineData("/help", CommandKind.Help, "", null)]
    [InlineData("  HELP!! ", CommandKind.Help, "", null)]
    [InlineData("hulp", CommandKind.Help, "", "nl")]
    [InlineData("help, please", CommandKind.Help, "", null)]
    [InlineData("What can you do?", CommandKind.Help, "", "en")]
    [InlineData("wat kun je?", CommandKind.Help, "", "nl")]
    [InlineData("Hallo!", CommandKind.Chat, nameof(ChatTopic.Greeting), "nl")]
    [InlineData("ben je een robot?", CommandKind.Chat, nameof(ChatTopic.Robot), "nl")]
    [InlineData("What's the weather like tomorrow?", CommandKind.Chat, nameof(ChatTopic.Weather), "en")]
    [InlineData("in English please", CommandKind.OtherLanguage, "en", "en")]
    [InlineData("In het Nederlands graag", CommandKind.OtherLanguage, "nl", "nl")]
    [InlineData("Who said that?", CommandKind.Speaker, "", "en")]
    [InlineData("weet je het zeker?", CommandKind.Certainty, "", "nl")]
    [InlineData("sources", CommandKind.Sources, "", "en")]
    [InlineData("Bronnen?", CommandKind.Sources, "", "nl")]
    [InlineData("show me the sources please", CommandKind.Sources, "", "en")]
    [InlineData("Toon de bronnen, alsjeblieft.", CommandKind.Sources, "", "nl")]
    [InlineData("can you list the sources?", CommandKind.Sources, "", "en")]
    [InlineData("article abc", CommandKind.Article, "abc", "en")]
    [InlineData("artikel", CommandKind.Article, "", "nl")]
    [InlineData("/artikel story-17", CommandKind.Article, "story-17", "nl")]
    [InlineData("Show article QhsJm2ylb6vxi", CommandKind.Article, "QhsJm2ylb6vxi", "en")]
    [InlineData("article <https://example.org/a?b=1>", CommandKind.Article, "https://example.org/a?b=1", "en")]
    [InlineData("https://example.org/a?b=1", CommandKind.Article, "https://example.org/a?b=1", null)]
    [InlineData("more", CommandKind.More, "", "en")]
    [InlineData("Meer", CommandKind.More, "", "nl")]
    [InlineData("andere passages", CommandKind.More, "", "nl")]
    [InlineData("show more", CommandKind.More, "", "en")]
    [InlineData("/more", CommandKind.More, "", "en")]
    [InlineData("Meer graag!", CommandKind.More, "", "nl")]
    [InlineData("Nog meer?", CommandKind.More, "", "nl")]
    [InlineData("what else?", CommandKind.More, "", "en")]
    [InlineData("show the source", CommandKind.Context, "", "en")]
    [InlineData("Toon de bron", CommandKind.Context, "", "nl")]
    [InlineData("context", CommandKind.Context, "", null)]
    [InlineData("Waar staat dat?", CommandKind.Context, "", "nl")]
    [InlineData("source 2", CommandKind.Context, "2", "en")]
    [InlineData("bron [3]", CommandKind.Context, "3", "nl")]
    [InlineData("timeline Rutte", CommandKind.Timeline, "Rutte", "en")]
    [InlineData("Tijdlijn van Mark Rutte", CommandKind.Timeline, "Mark Rutte", "nl")]
    [InlineData("show me the timeline of the port strike", CommandKind.Timeline, "the port strike", "en")]
    [InlineData("/timeline what is left of Twitter?", CommandKind.Timeline, "what is left of Twitter", "en")]
    [InlineData("news on Ajax", CommandKind.News, "Ajax", "en")]
    [InlineData("nieuws over de A2", CommandKind.News, "de A2", "nl")]
    [InlineData("Geef me nieuws over ASML", CommandKind.News, "ASML", "nl")]
    [InlineData("news", CommandKind.News, "", "en")]
    [InlineData("/news Ajax", CommandKind.News, "Ajax", "en")]
    [InlineData("/nieuws Ajax", CommandKind.News, "Ajax", "nl")]
    [InlineData("laatste nieuws", CommandKind.News, "", "nl")]
    [InlineData("add https://example.org/feed.xml", CommandKind.Add, "https://example.org/feed.xml", "en")]
    [InlineData("voeg https://example.org toe", CommandKind.Add, "https://example.org", "nl")]
    [InlineData("Voeg toe nos.nl/nieuws", CommandKind.Add, "nos.nl/nieuws", "nl")]
    [InlineData("please add example.org", CommandKind.Add, "example.org", "en")]
    [InlineData("forget me", CommandKind.ForgetMe, "", "en")]
    [InlineData("Vergeet mij.", CommandKind.ForgetMe, "", "nl")]
    [InlineData("vergeet me alsjeblieft", CommandKind.ForgetMe, "", "nl")]
    [InlineData("settings", CommandKind.Settings, "", "en")]
    [InlineData("Instellingen", CommandKind.Settings, "", "nl")]
    [InlineData("toon de instellingen", CommandKind.Settings, "", "nl")]
    [InlineData("subscribe", CommandKind.Subscribe, "", "en")]
    [InlineData("subscribe to energy prices", CommandKind.Subscribe, "to energy prices", "en")]
    [InlineData("Abonneer me op stikstof", CommandKind.Subscribe, "me op stikstof", "nl")]
    [InlineData("abonneer", CommandKind.Subscribe, "", "nl")]
    [InlineData("unsubscribe", CommandKind.Unsubscribe, "", "en")]
    [InlineData("schrijf me uit", CommandKind.Unsubscribe, "", "nl")]
    [InlineData("digests", CommandKind.Digests, "", null)]
    [InlineData("mijn abonnementen", CommandKind.Digests, "", "nl")]
    [InlineData("digest now", CommandKind.DigestNow, "", "en")]
    [InlineData("Digest nu!", CommandKind.DigestNow, "", "nl")]
    [InlineData("pause", CommandKind.Pause, "", "en")]
    [InlineData("pauzeer de digest", CommandKind.Pause, "", "nl")]
    [InlineData("resume", CommandKind.Resume, "", "en")]
    [InlineData("hervat", CommandKind.Resume, "", "nl")]
    [InlineData("Good answer!", CommandKind.Feedback, "good", "en")]
    [InlineData("goed antwoord", CommandKind.Feedback, "good", "nl")]
    [InlineData("fout antwoord", CommandKind.Feedback, "", "nl")]
    [InlineData("that's wrong", CommandKind.Feedback, "", "en")]
    [InlineData("that’s wrong", CommandKind.Feedback, "", "en")]
    [InlineData("👍", CommandKind.Feedback, "good", null)]
    [InlineData("👎🏽", CommandKind.Feedback, "", null)]
    [InlineData("dank je wel", CommandKind.Thanks, "", "nl")]
    public void Parse_Command(string text, object kind, string argument, string? language)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal(((CommandKind)kind, argument, language), (command.Kind, command.Argument, command.Language));
        Assert.Null(command.Change);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("?")]
    [InlineData("/etc/passwd")]
    [InlineData("who is the mayor?")]
    [InlineData("help the mayor find his dog")]
    [InlineData("help wanted")]
    [InlineData("sources close to the minister")]
    [InlineData("which sources were named?")]
    [InlineData("welke bronnen noemt de minister?")]
    [InlineData("article 7 of the treaty")]
    [InlineData("artikel 1 van de grondwet")]
    [InlineData("more people died than last year")]
    [InlineData("Meer dan honderd doden?")]
    [InlineData("more or less what did he say")]
    [InlineData("source of the Nile")]
    [InlineData("bron van de Rijn")]
    [InlineData("context of the ruling?")]
    [InlineData("what is the timeline for the new bridge?")]
    [InlineData("timeline for the bridge works?")]
    [InlineData("the timeline slips again says the minister")]
    [InlineData("timeline slips again for the new bridge")]
    [InlineData("news conference on Friday")]
    [InlineData("News Corp earnings")]
    [InlineData("nieuwsuur presentator")]
    [InlineData("What's new on the iPhone?")]
    [InlineData("wat is er nieuw aan de wet?")]
    [InlineData("news on Brexit since the vote")]
    [InlineData("news about the flood since Monday who was hurt and where did they go then")]
    [InlineData("is er nieuws over de brug?")]
    [InlineData("add salt to the soup")]
    [InlineData("voeg zout toe")]
    [InlineData("follow the money")]
    [InlineData("forget me not festival")]
    [InlineData("vergeet mij niet")]
    [InlineData("who said forget me")]
    [InlineData("language barriers in schools")]
    [InlineData("taal op school")]
    [InlineData("answer all questions about the budget")]
    [InlineData("antwoord van de minister")]
    [InlineData("strictness of the rules")]
    [InlineData("strengheid van de rechter?")]
    [InlineData("collections of the museum")]
    [InlineData("collectie van Boijmans")]
    [InlineData("news on \uFE0F")]
    [InlineData("\uFE0F \U0001F3FD")]
    [InlineData("news on Ajax since \u0663 days ago")]
    [InlineData("quiet \u0662\u0662:\u0660\u0660-\u0660\u0667:\u0660\u0660")]
    [InlineData("/ask more")]
    [InlineData("quiet streets in Utrecht")]
    [InlineData("stil in de Kamer")]
    [InlineData("quiet 22 people")]
    [InlineData("subscribers of the Volkskrant")]
    [InlineData("subscribe numbers of Netflix?")]
    [InlineData("subscription prices of Netflix")]
    [InlineData("digest of the report")]
    [InlineData("pause in the fighting")]
    [InlineData("pauze in de gevechten")]
    [InlineData("resume talks with Iran")]
    [InlineData("good answer from the minister?")]
    [InlineData("wrong answers in the exam")]
    [InlineData("correct answer to the riddle")]
    [InlineData("thanks to whom did Ajax win?")]
    [InlineData("settings of the machine?")]
    [InlineData("set the record straight")]
    [InlineData("can you name the mayor?")]
    [InlineData("kun je uitleggen wie de burgemeester is?")]
    [InlineData("please who won")]
    [InlineData("hi there who is the mayor")]
    public void Parse_WhateverCouldBeAQuestionIsOne(string text) =>
        Assert.Equal(CommandKind.Ask, CommandParser.Parse(text, Now).Kind);

    [Theory]
    [InlineData("language nl", SettingName.Language, "nl")]
    [InlineData("Language: Dutch", SettingName.Language, "nl")]
    [InlineData("language=en", SettingName.Language, "en")]
    [InlineData("taal engels", SettingName.Language, "en")]
    [InlineData("zet de taal op Nederlands", SettingName.Language, "nl")]
    [InlineData("set language to English please", SettingName.Language, "en")]
    [InlineData("spreek Nederlands", SettingName.Language, "nl")]
    [InlineData("settings language auto", SettingName.Language, null)]
    [InlineData("/settings language nl", SettingName.Language, "nl")]
    [InlineData("answer all", SettingName.AnswerAll, "all")]
    [InlineData("answer mentions", SettingName.AnswerAll, "mentions")]
    [InlineData("answer only when mentioned", SettingName.AnswerAll, "mentions")]
    [InlineData("antwoord op alles", SettingName.AnswerAll, "all")]
    [InlineData("antwoord alleen op vermeldingen", SettingName.AnswerAll, "mentions")]
    [InlineData("strictness strict", SettingName.Strictness, "strict")]
    [InlineData("Strengheid streng", SettingName.Strictness, "strict")]
    [InlineData("set strictness to eager", SettingName.Strictness, "eager")]
    [InlineData("collections public, sport", SettingName.Collections, "public,sport")]
    [InlineData("collecties public en sport", SettingName.Collections, "public,sport")]
    [InlineData("collections all", SettingName.Collections, null)]
    [InlineData("quiet 22:00-07:00 Europe/Amsterdam", SettingName.QuietHours, "22:00-07:00 Europe/Amsterdam")]
    [InlineData("quiet hours 10pm to 7am", SettingName.QuietHours, "22:00-07:00")]
    [InlineData("stil van 22.00 tot 7.30 uur europe/amsterdam", SettingName.QuietHours, "22:00-07:30 Europe/Amsterdam")]
    [InlineData("quiet 24:00-6 UTC", SettingName.QuietHours, "00:00-06:00 UTC")]
    [InlineData("stil uit", SettingName.QuietHours, null)]
    [InlineData("settings reset", SettingName.Everything, null)]
    [InlineData("instellingen herstel", SettingName.Everything, null)]
    public void Parse_Setting(string text, object name, string? value)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal((CommandKind.Settings, ""), (command.Kind, command.Argument));
        Assert.Equal(new SettingsChange((SettingName)name, value), command.Change);
    }

    [Theory]
    [InlineData("settings language klingon")]
    [InlineData("/language klingon")]
    [InlineData("quiet 22:00-07:00 Mars/Phobos")]
    [InlineData("quiet 25:00-07:00")]
    [InlineData("quiet 07:00-07:00")]
    [InlineData("strictness banana")]
    [InlineData("settings colour blue")]
    public void Parse_SettingThatCannotBe(string text)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal(CommandKind.Settings, command.Kind);
        Assert.Null(command.Change);
        Assert.NotEmpty(command.Argument);
    }

    [Theory]
    [InlineData("what's new on Ajax since Monday", "Ajax", "2026-05-11")]
    [InlineData("What is new about the port strike since yesterday?", "the port strike", "2026-05-12")]
    [InlineData("nieuws over de brug sinds 1 mei", "de brug", "2026-05-01")]
    [InlineData("nieuws over de brug sinds 1 juni", "de brug", "2025-06-01")]
    [InlineData("news on ASML since 2026-04-30", "ASML", "2026-04-30")]
    [InlineData("news about ASML since May 2, 2025", "ASML", "2025-05-02")]
    [InlineData("news on ASML since March", "ASML", "2026-03-01")]
    [InlineData("wat is er nieuw over Rutte sinds woensdag?", "Rutte", "2026-05-06")]
    [InlineData("news on Rutte this week", "Rutte", "2026-05-11")]
    [InlineData("nieuws over Rutte van deze week", "Rutte", "2026-05-11")]
    [InlineData("news on Rutte since 3 days ago", "Rutte", "2026-05-10")]
    [InlineData("news since last week", "", "2026-05-06")]
    [InlineData("nieuws van vandaag", "", "2026-05-13")]
    [InlineData("nieuws sinds gisteren", "", "2026-05-12")]
    [InlineData("news from yesterday", "", "2026-05-12")]
    public void Parse_News(string text, string topic, string since)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal((CommandKind.News, topic), (command.Kind, command.Argument));
        Assert.Equal($"{since}T00:00:00+02:00", command.Since?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("What's new on the iPhone?", "news on the iPhone")]
    [InlineData("news on Brexit since the vote", "news on Brexit")]
    [InlineData("is er nieuws over de brug?", "nieuws over de brug")]
    [InlineData("timeline for the bridge works?", "timeline the bridge works")]
    [InlineData("sources close to the minister", "sources")]
    [InlineData("subscribe numbers of Netflix?", "subscribe")]
    [InlineData("more people died than last year", null)]
    [InlineData("who is the mayor?", null)]
    public void OffersTheCommandThatAQuestionResembles(string text, string? offer) =>
        Assert.Equal(offer, CommandParser.Parse(text, Now).Offer);

    [Theory]
    [InlineData("/sorces", CommandKind.Sources, "")]
    [InlineData("/hlep", CommandKind.Help, "")]
    [InlineData("/artcle abc", CommandKind.Article, "abc")]
    [InlineData("/instelingen", CommandKind.Settings, "")]
    public void MendsAMisspeltWordAfterASlash(string text, object kind, string argument)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal(((CommandKind)kind, argument, true), (command.Kind, command.Argument, command.IsExplicit));
    }

    [Theory]
    [InlineData("sorces", CommandKind.Sources)]
    [InlineData("bronen", CommandKind.Sources)]
    [InlineData("show teh source", CommandKind.Context)]
    [InlineData("instellinegn", CommandKind.Settings)]
    [InlineData("subscirbe", CommandKind.Subscribe)]
    [InlineData("contest", CommandKind.Context)]
    public void WithoutASlashAMisspeltWordIsAQuestionFirst(string text, object kind)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal((CommandKind.Ask, (CommandKind)kind), (command.Kind, command.Alternative?.Kind));
    }

    [Theory]
    [InlineData("forget ne")]
    [InlineData("vergeet mij1")]
    [InlineData("goed antwoorf")]
    [InlineData("Tesla")]
    [InlineData("meal")]
    public void NothingIsGuessedFromFarOrOfWhatCannotBeUndone(string text)
    {
        var command = CommandParser.Parse(text, Now);
        Assert.Equal((CommandKind.Ask, null), (command.Kind, command.Alternative));
    }

    [Theory]
    [InlineData("help", "hlep", 1)]
    [InlineData("help", "help", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("sources", "source", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_CountsSlips(string a, string b, int distance) => Assert.Equal(distance, Misspelling.Distance(a, b));

    /// <summary>Words of commands in any order, between what people paste: each is some command or a question.</summary>
    [Fact]
    public void NoMixOfItsWordsIsTooMuchForIt()
    {
        string[] odd = ["\uFE0F", "\U0001F3FD", "\u0663", "\uD83D", "\0", ",", "/", "?", "\"", "99999999999", "0000-00-00", "29 feb", "31-02-2026", "9999", "https://", "since", "sinds", ":", "="];
        string[] words =
        [
            .. CommandWords.Phrases.Keys, .. CommandWords.Prefixes.Select(prefix => prefix.Words), .. CommandWords.Openings, .. CommandWords.Closings, .. odd,
            "22:00-07:00", "language", "taal", "quiet", "collections", "3 days ago", "last monday", "Ajax",
        ];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Join(random.Next(8) == 0 ? "" : " ", random.GetItems(words, random.Next(1, 6)));
            Assert.NotNull(CommandParser.Parse(text, Now));
        }
    }

    [Fact]
    public void LongTextIsNeverACommand() =>
        Assert.Equal(CommandKind.Ask, CommandParser.Parse($"news on {new string('a', 400)}", Now).Kind);

    [Fact]
    public void TheTableHoldsNoPhraseThatTheParserDoesNotReach() => Assert.All(
        CommandWords.Phrases.Where(entry => entry.Key.Length > 1),
        entry => Assert.Equal(entry.Value.Kind, CommandParser.Parse(entry.Key, Now).Kind));
}
