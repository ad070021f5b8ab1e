using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>Whether a word of a quote says what a word of a sentence says.</summary>
/// <param name="said">Language of the sentence.</param>
/// <param name="quoted">Language of the quote.</param>
internal sealed class WordMatch(string said, string quoted)
{
    private const int ShortestStem = 3;

    public bool IsOneLanguage => said == quoted;

    public bool Holds(Word one, Word other)
    {
        if (one.Value is { } value && other.Value is { } given)
            return value.Stated is null || given.Stated is null ? SameForms(value, given) : value.FollowsFrom(given);
        if (one.Form == other.Form)
            return true;
        if (one.IsNumber || other.IsNumber || one.Value is not null || other.Value is not null)
            return false;
        // Names are their letters: "Chinese" is not "China", and a stem may be anybody's.
        if (one.IsName || other.IsName)
            return one.IsName && other.IsName && ShareConcept(one, other);
        return IsOneLanguage && one.Token.Stem.Length >= ShortestStem && one.Token.Stem == other.Token.Stem
            || ShareConcept(one, other)
            || !IsOneLanguage && Cognates.Key(one.Form, said) is { } key && key == Cognates.Key(other.Form, quoted);
    }

    /// <summary>A verb is only said by a verb: "resigned" by "quit", not by "resignation", whose doer stands elsewhere.</summary>
    public bool HoldsVerb(Word verb, Word other) =>
        Holds(verb, other) && (other.IsVerb || other.Form == verb.Form && other.Value is null && !other.IsName);

    private static bool SameForms(StatedQuantity one, StatedQuantity other) =>
        one.IsDate == other.IsDate && one.Tokens.Select(token => token.Form).SequenceEqual(other.Tokens.Select(token => token.Form));

    private bool ShareConcept(Word one, Word other) => one.Concepts.Any(concept =>
        other.Concepts.Contains(concept) && !(IsOneLanguage && ConceptLexicon.Default.IsLoose(concept)));
}
