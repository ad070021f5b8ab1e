using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

internal readonly record struct Slip(WordCorrection Correction);

/// <summary>
/// Takes a word that neither the articles nor the lexicons hold for the nearest one that they do hold. A word that is
/// known is never touched, however near to another.
/// </summary>
internal sealed class SpellingCorrector(PassageIndex index)
{
    /// <summary>What a corrected word is worth against one that was written so.</summary>
    private const float Weight = 0.8f;

    private static readonly Lazy<Spelling> Dutch = new(() => Known("nl"));
    private static readonly Lazy<Spelling> English = new(() => Known("en"));

    private static readonly FrozenSet<string> Chat = QuestionWords.Set("briefbot wanneer hoeveel waarom please alsjeblieft alstublieft bedankt thanks graag hallo hello welke which where there");

    /// <summary>Makes what the word matches worth less.</summary>
    public static QueryTerm Weaken(QueryTerm term) =>
        new([.. term.Alternatives.Select(alternative => (alternative.Term, alternative.Weight * Weight))]);

    /// <returns>The tokens with the corrected ones in their places, which keep their spans; and by position what was corrected.</returns>
    public (IReadOnlyList<Token> Tokens, IReadOnlyDictionary<int, Slip> Slips) Correct(
        List<Token> tokens, string text, string language, IReadOnlySet<string>? collections)
    {
        Dictionary<int, Slip>? slips = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!MayBeSlip(tokens[i], language) || Find(tokens[i].Form, language, collections) is not { } right)
                continue;
            var written = tokens[i].Span.In(text).ToString();
            slips ??= [];
            slips[i] = new Slip(new WordCorrection(written, char.IsUpper(written[0]) ? char.ToUpperInvariant(right[0]) + right[1..] : right));
            var kind = tokens[i].Kind | (StopWords.Contains(right, language) ? TokenKind.StopWord : TokenKind.None);
            tokens[i] = tokens[i] with { Form = right, Stem = Stemmer.Stem(right, language), Kind = kind };
        }
        return (tokens, slips ?? (IReadOnlyDictionary<int, Slip>)FrozenDictionary<int, Slip>.Empty);
    }

    private bool MayBeSlip(Token token, string language) =>
        token.Kind.HasFlag(TokenKind.Word) && (token.Kind & (TokenKind.StopWord | TokenKind.AllCaps)) == 0
        && token.Form.Length >= Spelling.Shortest && Spelling.IsWord(token.Form)
        && !IsListed(token.Form, language) && !index.Read(vocabulary => IsInArticles(token.Form, language, vocabulary));

    private static bool IsListed(string form, string language) =>
        ConceptLexicon.Default.Holds(form, "nl") || ConceptLexicon.Default.Holds(form, "en")
        || StopWords.Contains(form, "nl") || StopWords.Contains(form, "en")
        || QuestionWords.Asks(form) || QuestionWords.IsDegree(form) || QuestionWords.IsYesNoOpener(form) || Chat.Contains(form)
        || NameList.Of(form) != NameClass.Unknown || ContextWords.Of(form) != ContextClass.None || NameLexicon.Calendar.Contains(form)
        || IsClassed(form, "nl") || IsClassed(form, "en")
        || language == "nl" && DutchCompounds.Default.Split(form) is not null;

    /// <summary>In the tagger's word lists as it stands, not by its last part only.</summary>
    private static bool IsClassed(string form, string language) =>
        WordClassLexicon.For(language).Of(form) is var classes && classes != WordClasses.None && !classes.HasFlag(WordClasses.Derived);

    private static bool IsInArticles(string form, string language, Vocabulary vocabulary)
    {
        if (vocabulary.HoldsWord(form) || vocabulary.Knows(Stemmer.Stem(form, "nl")) || vocabulary.Knows(Stemmer.Stem(form, "en"))
            || vocabulary.CognatesOf(form, language).Any() || vocabulary.CompoundsOf(form).Any())
            return true;
        return language == "nl" && DutchCompounds.Default.Split(form, part => vocabulary.HoldsWord(part) || vocabulary.Knows(Stemmer.Stem(part, "nl"))) is not null;
    }

    /// <summary>A word of the articles before a listed one that is as near.</summary>
    private string? Find(string form, string language, IReadOnlySet<string>? collections)
    {
        var inArticles = index.FindSpellings(form, collections);
        var listed = (language == "nl" ? Dutch : English).Value.Near(form)
            .OrderBy(hit => hit.Distance).ThenBy(hit => hit.Number).ThenBy(hit => hit.Word, StringComparer.Ordinal).ToList();
        if (inArticles.Count == 0)
            return listed.Count == 0 ? null : listed[0].Word;
        return listed.Count > 0 && (listed[0].Distance < inArticles[0].Distance || listed[0].Number == 0 && listed[0].Distance == inArticles[0].Distance)
            ? listed[0].Word
            : inArticles[0].Word;
    }

    /// <summary>A language's function words, numbered 0, and its listed words, numbered 1.</summary>
    private static Spelling Known(string language)
    {
        var spelling = new Spelling();
        foreach (var word in StopWords.For(language))
            spelling.Add(word, 0);
        foreach (var word in ConceptLexicon.Default.Words(language))
            spelling.Add(word, 1);
        return spelling;
    }
}
