using System.Text;

namespace BriefBot.Storage.PostgreSql;

/// <summary>
/// Text that PostgreSQL takes. It refuses U+0000 and halves of surrogate pairs, which people and pages do send: each is
/// replaced by U+FFFD, one for one, so that offsets stay what they are. An article's clean text has none of them.
/// </summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text) => FirstBad(text, 0) is var bad && bad < 0 ? text : Replaced(text, bad);

    private static string Replaced(string text, int bad)
    {
        var storable = new StringBuilder(text);
        for (; bad >= 0; bad = FirstBad(text, bad + 1))
            storable[bad] = Replacement;
        return storable.ToString();
    }

    private static int FirstBad(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return i;
            if (!char.IsHighSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return i;
            i++;
        }
        return -1;
    }
}
