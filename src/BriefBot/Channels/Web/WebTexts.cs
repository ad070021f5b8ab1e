using System.Text.Json;

namespace BriefBot.Channels.Web;

/// <summary>The web channel's own words in one language, from <c>Page/texts.nl.json</c> and <c>Page/texts.en.json</c>.</summary>
internal sealed class WebTexts
{
    private readonly Dictionary<string, string> _texts;

    private WebTexts(string language)
    {
        Language = language;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(WebAssets.Read($"texts.{language}.json"))!;
    }

    public static WebTexts Dutch { get; } = new("nl");

    public static WebTexts English { get; } = new("en");

    /// <summary>Both languages as one JSON object, fit to stand in an HTML script element: the default encoder escapes "&lt;".</summary>
    public static string Json { get; } = JsonSerializer.Serialize(
        new Dictionary<string, Dictionary<string, string>> { ["nl"] = Dutch._texts, ["en"] = English._texts });

    public string Language { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    /// <summary>The text with <c>{0}</c> replaced.</summary>
    public string Format(string key, string value) => _texts[key].Replace("{0}", value, StringComparison.Ordinal);

    public static WebTexts For(string language) => language == "nl" ? Dutch : English;

    /// <summary>The first of our languages that the browser asks for; English when it asks for neither.</summary>
    public static WebTexts For(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => language is "nl" or "en");
        return For(wanted ?? "en");
    }
}
