using System.Globalization;

namespace BriefBot.Core.Ingestion;

/// <summary>Puts U+FFFD in place of escaped halves of surrogate pairs, which are no characters and which the JSON reader refuses.</summary>
internal static class JsonEscapes
{
    public static string Mend(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return json;
        var mended = json.ToCharArray();
        for (var i = 0; i + 1 < json.Length; i++)
        {
            if (json[i] != '\\')
                continue;
            var unit = Escaped(json, i);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Escaped(json, i + 6)))
                i += 6;
            else if (char.IsSurrogate(unit))
                "FFFD".CopyTo(mended.AsSpan(i + 2));
            i++;
        }
        return new string(mended);
    }

    /// <summary>The code unit of the \uXXXX escape at a place; NUL where there is none.</summary>
    private static char Escaped(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : '\0';
}
