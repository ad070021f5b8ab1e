using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>Reads a question: its language, the kind of answer that it expects and the words to look for.</summary>
internal static class QuestionAnalyzer
{
    private const float LightWeight = 0.3f;

    /// <summary>Words that come with asking and say little about what is asked.</summary>
    private static readonly FrozenSet<string> LightWords = string.Join(
        ' ',
        "name named called call happen happened happens many much kind type give gave tell told said say says take takes took make made part become became exactly currently",
        "naam heet heten heette genoemd gebeurd gebeurde gebeurt veel soort geef vertel zegt zei doen doet deed gedaan maken maakte precies momenteel eigenlijk")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static QuestionAnalysis Analyze(Question question)
    {
        var text = question.Text.Length > Question.MaxLength ? question.Text[..Question.MaxLength] : question.Text;
        var language = question.Language ?? LanguageOf(text);
        var tokens = Tokenizer.Tokenize(text, new TextSpan(0, text.Length), language);
        return new QuestionAnalysis(language, QuestionClassifier.Classify(tokens), Terms(tokens, language));
    }

    /// <summary>"nl" or "en", whichever the text rather is.</summary>
    public static string LanguageOf(string text) => LanguageIdentifier.Identify(text) == "nl" ? "nl" : "en";

    private static List<QuestionTerm> Terms(List<Token> tokens, string language)
    {
        var terms = new List<QuestionTerm>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if ((token.Kind & (TokenKind.StopWord | TokenKind.Sign)) != 0 || terms.Exists(term => term.Form == token.Form))
                continue;
            var isName = token.Kind.HasFlag(TokenKind.Number)
                || token.Kind.HasFlag(TokenKind.Capitalised) && (i > 0 || token.Kind.HasFlag(TokenKind.AllCaps));
            var weight = !isName && LightWords.Contains(token.Form) ? LightWeight : 1;
            terms.Add(new QuestionTerm(token.Form, i, isName, weight, TermExpander.Expand(token, language)));
        }
        return terms;
    }
}
