using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Gives the index terms that mean what a question's words mean: stems in either language, synonyms and translations
/// of words and expressions from the concept lexicon, cognates of words that it lacks, and compounds written in one word
/// or in two ("data centres" finds "datacenters", "internetsector" finds "internet" and "sector").
/// </summary>
internal sealed class TermExpander(Vocabulary vocabulary)
{
    /// <summary>What a translation is worth against the word itself.</summary>
    private const float TranslationWeight = 0.7f;

    /// <summary>What a synonym is worth: less, as articles in the asker's language may hold the word itself.</summary>
    private const float SynonymWeight = 0.5f;

    /// <summary>What a word is worth that articles use where questions ask otherwise.</summary>
    private const float ParaphraseWeight = 0.4f;

    /// <summary>What a word of like spelling is worth.</summary>
    private const float CognateWeight = 0.6f;

    /// <summary>What a compound is worth to each of its parts' words.</summary>
    private const float JoinedWeight = 0.8f;

    /// <summary>What one part of a compound is worth to the whole.</summary>
    internal const float PartWeight = 0.4f;

    /// <summary>What a compound is worth to a word that only one of its parts means.</summary>
    internal const float WholeWeight = 0.35f;

    private const int ShortestPart = 4;

    private static readonly string[] Languages = ["nl", "en"];

    private static readonly ConceptLexicon Lexicon = ConceptLexicon.Default;

    /// <param name="words">The words to look for.</param>
    /// <param name="question">All tokens of the question.</param>
    /// <param name="text">What their spans are offsets into.</param>
    /// <returns>One term for each word, in order.</returns>
    public IReadOnlyList<QueryTerm> Expand(IReadOnlyList<Token> words, IReadOnlyList<Token> question, string text, string language)
    {
        var hasCapitals = question.Any(token => token.Kind.HasFlag(TokenKind.Capitalised) && !token.Kind.HasFlag(TokenKind.SentenceStart));
        var terms = words.Select(word => Meanings(word, hasCapitals, language)).ToList();
        AddExpressions(words, terms, question, text, language);
        if (language == "nl")
        {
            for (var i = 0; i < words.Count; i++)
                AddParticles(words[i], terms[i], question);
        }
        for (var i = 0; i + 1 < words.Count; i++)
            Join(words[i], terms[i], terms[i + 1]);
        for (var i = 0; i < words.Count; i++)
            AddParts(words[i], terms[i], language);
        return [.. terms.Select(term => new QueryTerm([.. term.Select(entry => (entry.Key, entry.Value))]))];
    }

    private Dictionary<string, float> Meanings(Token word, bool hasCapitals, string language)
    {
        var meanings = new Dictionary<string, float>(StringComparer.Ordinal)
        {
            [word.Stem] = 1,
            // Articles are stemmed in their own language, so a name may have lost its ending there.
            [word.Form] = 1,
        };
        if (!word.Kind.HasFlag(TokenKind.Word))
            return meanings;
        meanings.TryAdd(Stemmer.Stem(word.Form, Other(language)), 1);
        bool? capital = hasCapitals && !word.Kind.HasFlag(TokenKind.SentenceStart) ? word.Kind.HasFlag(TokenKind.Capitalised) : null;
        AddMeanings(meanings, word.Form, language, capital, 1);
        return meanings;
    }

    private void AddMeanings(Dictionary<string, float> meanings, string form, string language, bool? capital, float worth)
    {
        var concepts = Lexicon.ConceptsOf(form, language, capital);
        foreach (var concept in concepts)
            AddConcept(meanings, concept, language, worth);
        foreach (var concept in concepts)
            Add(meanings, vocabulary.CompoundsOf(concept), WholeWeight * worth);
        foreach (var concept in concepts)
            AddParaphrases(meanings, concept, worth);
        if (concepts.Count > 0)
            return;
        Add(meanings, vocabulary.CognatesOf(form, language), CognateWeight * worth);
        Add(meanings, vocabulary.CompoundsOf(form), WholeWeight * worth);
    }

    private void AddConcept(Dictionary<string, float> meanings, int concept, string language, float worth)
    {
        Add(meanings, vocabulary.TermsOf(concept, Other(language)), TranslationWeight * worth);
        Add(meanings, vocabulary.ExpressionsOf(concept, Other(language)), TranslationWeight * worth);
        if (Lexicon.IsLoose(concept))
            return;
        Add(meanings, vocabulary.TermsOf(concept, language), SynonymWeight * worth);
    }

    private void AddParaphrases(Dictionary<string, float> meanings, int concept, float worth)
    {
        foreach (var said in Paraphrases.Default.Of(concept))
        {
            foreach (var language in Languages)
            {
                Add(meanings, vocabulary.TermsOf(said, language), ParaphraseWeight * worth);
                Add(meanings, vocabulary.ExpressionsOf(said, language), ParaphraseWeight * worth);
            }
        }
    }

    private void AddExpressions(
        IReadOnlyList<Token> words, List<Dictionary<string, float>> terms, IReadOnlyList<Token> question, string text, string language)
    {
        var expressions = new List<Expression>();
        ExpressionFinder.Default.Find(text, question, 0, question.Count, language, expressions);
        foreach (var expression in expressions)
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (words[i].Span.Start >= question[expression.FirstToken].Span.Start && words[i].Span.End <= question[expression.LastToken].Span.End)
                    AddConcept(terms[i], expression.Concept, language, 1);
            }
        }
    }

    /// <summary>A verb and a particle behind it may be one verb that the lexicon lacks; it is when an article holds that verb.</summary>
    private void AddParticles(Token word, Dictionary<string, float> term, IReadOnlyList<Token> question)
    {
        if (word.Kind.HasFlag(TokenKind.Capitalised))
            return;
        foreach (var particle in question.Where(token => token.Span.Start > word.Span.End && DutchParticles.IsParticle(token.Form)))
        {
            foreach (var part in (string[])[word.Stem, word.Form.TrimEnd('t')])
            {
                if (vocabulary.Knows(particle.Form + part))
                    term.TryAdd(particle.Form + part, 1);
            }
        }
    }

    /// <summary>Two words in a row, or what they mean, may be written as one in the articles.</summary>
    private void Join(Token left, Dictionary<string, float> leftTerm, Dictionary<string, float> rightTerm)
    {
        foreach (var (right, weight) in rightTerm.ToList())
        {
            var joined = left.Form + right;
            if (!vocabulary.Knows(joined))
                continue;
            leftTerm.TryAdd(joined, JoinedWeight * weight);
            rightTerm.TryAdd(joined, JoinedWeight * weight);
        }
    }

    /// <summary>One word may be written as two, or stand for its head or its first part.</summary>
    private void AddParts(Token word, Dictionary<string, float> term, string language)
    {
        if (!word.Kind.HasFlag(TokenKind.Word))
            return;
        var parts = language == "nl" ? DutchParts(word.Form) : EnglishParts(word.Form);
        foreach (var part in parts)
        {
            term.TryAdd(Stemmer.Stem(part, language), PartWeight);
            AddMeanings(term, part, language, null, PartWeight);
        }
    }

    private string[] DutchParts(string form) =>
        DutchCompounds.Default.Split(form, part => vocabulary.Knows(part) || vocabulary.Knows(Stemmer.Stem(part, "nl"))) is { } compound
            ? [compound.Modifier, compound.Head]
            : [];

    private string[] EnglishParts(string form)
    {
        for (var at = form.Length - ShortestPart; at >= ShortestPart; at--)
        {
            if (IsEnglish(form[..at]) && IsEnglish(form[at..]))
                return [form[..at], form[at..]];
        }
        return [];
    }

    private bool IsEnglish(string part) => Lexicon.Holds(part, "en") || vocabulary.Knows(Stemmer.Stem(part, "en"));

    private static void Add(Dictionary<string, float> meanings, IEnumerable<string> terms, float weight)
    {
        foreach (var term in terms)
            meanings.TryAdd(term, weight);
    }

    private static string Other(string language) => language == "nl" ? "en" : "nl";
}
