using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>What a sentence must be before its content is looked at: one plain statement in the asker's language, to and about nobody here.</summary>
internal static partial class PlainStatement
{
    private const int MaxLength = 400;
    private const string Punctuation = " .,;:'’‘“”\"„()-–—/%&+€$£¥°";

    public static Objection Check(string text, string language)
    {
        if (text.Length is 0 or > MaxLength || !text.All(IsPlain) || Addressing().IsMatch(text))
            return Objection.NotPlain;
        if (text[^1] is not '.' && !char.IsLetterOrDigit(text[^1]) && text[^1] is not (')' or '”' or '"' or '%'))
            return Objection.NoStatement;
        return LanguageIdentifier.Identify(text) is var found && found != language && found != LanguageIdentifier.Undetermined
            ? Objection.Language
            : Objection.None;
    }

    public static Objection Check(SaidText text)
    {
        if (text.Sentences != 1)
            return Objection.NotPlain;
        return text.Words is [var first, ..] && !text.Words.Any(word => !word.IsName && SmallWords.IsSpeaker(word.Form)) && !IsRequest(first, text)
            ? Objection.None
            : Objection.NoStatement;
    }

    /// <summary>It begins with a verb that nobody does.</summary>
    private static bool IsRequest(Word first, SaidText text) =>
        first is { IsVerb: true, Voice: Voice.Active } && !first.Form.EndsWith("ing", StringComparison.Ordinal) && !first.Form.EndsWith("ed", StringComparison.Ordinal)
        || first.Tag == PartOfSpeech.Interjection && text.Words.Count > 0;

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || Punctuation.Contains(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>Links, addresses and domains: "//", "a:b", "a.bc", "www".</summary>
    [GeneratedRegex(@"//|\p{L}:\S|[\p{L}\d]\.\p{L}{2}|\bwww\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addressing();
}
