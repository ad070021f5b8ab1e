using System.Globalization;
using System.Text;

namespace BriefBot.Core.Analysis;

/// <summary>Brings a word to the notation in which words are compared: lower-case, no diacritics, straight apostrophes.</summary>
public static class Folding
{
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';

    /// <summary>Folds letter by letter; hyphens, soft hyphens and joiners are dropped.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (char.IsAscii(c))
            {
                if (c != '-')
                    folded.Append(char.ToLowerInvariant(c));
            }
            else
                AppendFolded(folded, c);
        }
        return folded.ToString();
    }

    private static void AppendFolded(StringBuilder folded, char c)
    {
        if (IsApostrophe(c))
            folded.Append('\'');
        else if (Letter(char.ToLowerInvariant(c)) is { } letters)
            folded.Append(letters);
        else if (char.IsSurrogate(c))
            folded.Append(c);
        else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            AppendBase(folded, c);
    }

    /// <summary>Only the marks of European scripts come off: elsewhere they are part of the word.</summary>
    private static void AppendBase(StringBuilder folded, char c)
    {
        if (c < '\u0530' || c is >= '\u1E00' and <= '\u1FFF')
        {
            foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
            {
                if (char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                    folded.Append(char.ToLowerInvariant(part));
            }
        }
        else
            folded.Append(char.ToLowerInvariant(c));
    }

    /// <summary>Letters that Unicode does not take apart.</summary>
    private static string? Letter(char lower) => lower switch
    {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ĳ' => "ij",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => null,
    };
}
