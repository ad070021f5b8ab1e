using System.Globalization;

namespace BriefBot.Core.Ingestion;

/// <summary>Reads how sources declare a language: tags ("nl-BE", "en_US"), three-letter codes, English names.</summary>
internal static class LanguageCode
{
    private static readonly Dictionary<string, string> Known = Build();

    /// <summary>ISO 639-1 in lower case, or null for anything that does not name a language for certain.</summary>
    public static string? Normalize(string? declared)
    {
        var main = declared?.Trim().Split('-', '_')[0].ToLowerInvariant();
        return main is null ? null : Known.GetValueOrDefault(main);
    }

    private static Dictionary<string, string> Build()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal) { ["dut"] = "nl", ["ger"] = "de", ["fre"] = "fr" };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures))
        {
            var code = culture.TwoLetterISOLanguageName;
            if (code.Length != 2 || code == "iv")
                continue;
            known.TryAdd(code, code);
            known.TryAdd(culture.ThreeLetterISOLanguageName, code);
            known.TryAdd(culture.EnglishName.ToLowerInvariant(), code);
        }
        return known;
    }
}
