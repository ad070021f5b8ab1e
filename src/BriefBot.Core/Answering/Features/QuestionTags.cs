using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Features;

/// <summary>Tells a question's verbs from its nouns.</summary>
internal static class QuestionTags
{
    /// <returns>Parallel to the question's tokens.</returns>
    public static IReadOnlyList<PartOfSpeech> Of(QuestionAnalysis question) =>
        Tagger.For(question.Language) is { } tagger
            ? tagger.Tag([.. question.Tokens.Select(Written)])
            : new PartOfSpeech[question.Tokens.Count];

    /// <summary>As it was written, as far as that tells names apart.</summary>
    private static string Written(Token token)
    {
        if (token.Kind.HasFlag(TokenKind.AllCaps))
            return token.Form.ToUpperInvariant();
        return token.Kind.HasFlag(TokenKind.Capitalised) ? char.ToUpperInvariant(token.Form[0]) + token.Form[1..] : token.Form;
    }
}
