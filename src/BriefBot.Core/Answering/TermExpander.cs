using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Gives the index terms that mean what a question's word means, in either language.</summary>
internal static class TermExpander
{
    /// <summary>What a synonym or translation is worth against the word itself.</summary>
    private const float RelatedWeight = 0.7f;

    public static QueryTerm Expand(Token token, string language)
    {
        var alternatives = new Dictionary<string, float>(StringComparer.Ordinal)
        {
            [token.Stem] = 1,
            // Articles are stemmed in their own language, so a name may have lost its ending there.
            [token.Form] = 1,
        };
        if (token.Kind.HasFlag(TokenKind.Word))
        {
            alternatives.TryAdd(Stemmer.Stem(token.Form, language == "nl" ? "en" : "nl"), 1);
            foreach (var related in ConceptLexicon.Default.Related(token.Stem, language))
                alternatives.TryAdd(related, RelatedWeight);
        }
        return new QueryTerm([.. alternatives.Select(entry => (entry.Key, entry.Value))]);
    }
}
