using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation;

internal enum MessageShape
{
    /// <summary>Words that can be read.</summary>
    Words,

    /// <summary>No letter and no digit: nothing, punctuation or emoji.</summary>
    Wordless,

    /// <summary>Longer than <see cref="Question.MaxLength"/>.</summary>
    TooLong,

    /// <summary>A block of code, or what reads like one.</summary>
    Code,
}

/// <summary>Sees at a glance what kind of message it is, before anybody tries to answer it.</summary>
internal static partial class MessageShapes
{
    private static readonly HashSet<string> OtherLanguages = ["de", "fr", "es", "it", "pt"];

    public static MessageShape Of(string text) =>
        text.Length > Question.MaxLength ? MessageShape.TooLong
        : !text.Any(char.IsLetterOrDigit) ? MessageShape.Wordless
        : IsCode(text.Trim()) ? MessageShape.Code
        : MessageShape.Words;

    /// <summary>"nl" or "en", or null where the words do not tell.</summary>
    public static string? LanguageOf(string text) => LanguageIdentifier.Identify(Start(text)) switch
    {
        ("nl" or "en") and var language => language,
        LanguageIdentifier.Undetermined => QuestionWords.BeginInDutch(text) ? "nl" : null,
        _ => null,
    };

    /// <summary>Whether it is in a language that is told apart, but not spoken.</summary>
    public static bool IsInOtherLanguage(string text) => OtherLanguages.Contains(LanguageIdentifier.Identify(Start(text)));

    /// <summary>Whether it asks by its form, so that somebody who spoke to nobody may be answered.</summary>
    public static bool Asks(string text) => text.TrimEnd().EndsWith('?') || QuestionWord().IsMatch(text);

    private static bool IsCode(string text) =>
        text.StartsWith("```", StringComparison.Ordinal) && text.Length > 6 && text.EndsWith("```", StringComparison.Ordinal)
        || text.Length > 20 && text.Count(c => c is '{' or '}' or ';' or '=' or '(' or ')' or '<' or '>') * 8 > text.Length;

    private static string Start(string text) => text.Length > Question.MaxLength ? text[..Question.MaxLength] : text;

    [GeneratedRegex(@"^\W*(?:who|whose|whom|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|will|can|wie|wiens|wat|wanneer|waar\w*|welke?|waarom|hoe\w*|heeft|hebben|werd|werden|wordt)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionWord();
}
