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
    [InlineData("und", "Президент объявил о новом законе")]
    [InlineData("und", "12.06.2022 – 18%")]
    [InlineData("und", "")]
    public void Identify_Text(string language, string text) => Assert.Equal(language, LanguageIdentifier.Identify(text));

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void NeverTakesDutchForEnglishInTranslatedNews(string language)
    {
        var path = Repository.SharedData(Path.Combine("ntrex", "documents.jsonl"));
        var sentences = File.ReadLines(path)
            .SelectMany(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty(language).EnumerateArray())
            .Select(sentence => LanguageIdentifier.Identify(sentence.GetString()))
            .ToList();
        Assert.DoesNotContain(language == "nl" ? "en" : "nl", sentences);
        Assert.True(sentences.Count(found => found == language) > sentences.Count * 0.95);
    }
}
