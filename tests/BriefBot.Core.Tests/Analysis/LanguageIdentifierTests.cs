using BriefBot.Core.Analysis;

namespace BriefBot.Core.Tests.Analysis;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("nl", "Wie leidt de cloudactiviteiten van Google?")]
    [InlineData("nl", "Hoeveel mensen gebruiken DingTalk?")]
    [InlineData("nl", "Wat gaat Jeff Zhang nu doen?")]
    [InlineData("nl", "Wanneer werd het besluit genomen?")]
    [InlineData("en", "Who is the CEO of Tencent?")]
    [InlineData("en", "What is DingTalk?")]
    [InlineData("en", "How long did the outage last?")]
    [InlineData("en", "When was King George's war?")]
    [InlineData("de", "Wer ist der neue Kanzler und warum wurde er gewählt?")]
    [InlineData("fr", "Le président a annoncé une nouvelle loi pour les écoles.")]
    [InlineData("es", "El presidente anunció una nueva ley para las escuelas.")]
    [InlineData("it", "Il presidente ha annunciato una nuova legge per le scuole.")]
    [InlineData("pt", "O presidente anunciou uma nova lei para as escolas.")]
    [InlineData("und", "Jeff Zhang")]
    [InlineData("und", "Alibaba Cloud, Tencent, Huawei")]
    [InlineData("und", "Prezydent ogłosił nową ustawę")]
    [InlineData("und-Cyrl", "Президент объявил о новом законе")]
    [InlineData("und-Arab", "أعلن الرئيس عن قانون جديد")]
    [InlineData("und-Hani", "总统宣布了一项新法律")]
    [InlineData("und-Jpan", "大統領は新しい法律を発表した")]
    [InlineData("nl", "wie vervangt de burgemeester")]
    [InlineData("nl", "Is Ajax kampioen geworden?")]
    [InlineData("en", "mayor resigns over bribes")]
    [InlineData("und", "12.06.2022 – 18%")]
    [InlineData("und", "")]
    public void Identify_Text(string language, string text) => Assert.Equal(language, LanguageIdentifier.Identify(text));

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void NeverTakesDutchForEnglishInTranslatedNews(string language)
    {
        var sentences = Sentences(language).ConvertAll(sentence => LanguageIdentifier.Identify(sentence));
        Assert.DoesNotContain(language == "nl" ? "en" : "nl", sentences);
        Assert.True(sentences.Count(found => found == language) > sentences.Count * 0.95);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void TellsFiveWordsOfTheNews(string language)
    {
        var starts = Sentences(language).Select(sentence => string.Join(' ', sentence.Split(' ').Take(5))).ToList();
        var right = (double)starts.Count(start => LanguageIdentifier.Identify(start) == language) / starts.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{language}: {right:F4} of {starts.Count}");
        Assert.True(right >= 0.95, $"{right:F4}");
    }

    [Fact]
    public void TellsParagraphsOfAnotherLanguageApart()
    {
        var english = Sentences("en");
        var dutch = Sentences("nl");
        var (right, all) = (0, 0);
        for (var i = 0; i + 5 <= english.Count; i += 5)
        {
            var analysis = EmbeddedTextAnalyzer.Analyze(string.Join("\n\n", english.Skip(i).Take(4).Prepend(dutch[i])));
            right += analysis.Sentences[0].Language == "nl" && analysis.Sentences[^1].Language == "en" ? 1 : 0;
            all++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {all}");
        Assert.True(right >= 0.95 * all, $"{right} of {all}");
    }

    [Fact]
    public void TellsAParagraphOfAnotherScript()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze("The minister resigned on Monday after a long debate.\n\nПрезидент объявил о новом законе.");
        Assert.Equal(("en", "en", "und-Cyrl"), (analysis.Language, analysis.Sentences[0].Language, analysis.Sentences[^1].Language));
    }

    private static List<string> Sentences(string language) =>
        [.. File.ReadLines(Repository.SharedData(Path.Combine("ntrex", "documents.jsonl")))
            .SelectMany(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty(language).EnumerateArray())
            .Select(sentence => sentence.GetString()!)];
}
