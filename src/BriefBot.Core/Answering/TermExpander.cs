using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Gives the index terms that mean what a question's words mean: stems in either language, synonyms and translations
/// from the concept lexicon, and compounds written in one word or in two ("data centres" finds "datacenters",
/// "internetsector" finds "internet" and "sector").
/// </summary>
/// <param name="isIndexed">Whether any article holds a term.</param>
internal sealed class TermExpander(Func<string, bool> isIndexed)
{
    /// <summary>What a synonym or translation is worth against the word itself.</summary>
    private const float RelatedWeight = 0.7f;

    /// <summary>What a compound is worth to each of its parts' words.</summary>
    private const float JoinedWeight = 0.8f;

    /// <summary>What one part of a compound is worth to the whole.</summary>
    private const float PartWeight = 0.4f;

    private const int ShortestPart = 4;

    /// <summary>What Dutch splits off its verbs ("haalde … op") and writes in front of their other forms ("opgehaald").</summary>
    private static readonly FrozenSet<string> Particles = string.Join(
        ' ',
        "aan achter af beet binnen bij bijeen boven buiten dicht door goed heen in kwijt langs los mee na neer om omver onder op open over",
        "plaats rond samen stil stop tegen teleur terecht terug toe tussen uit vast verder vol voor voorbij voort vrij weer weg").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="words">The words to look for.</param>
    /// <param name="question">All tokens of the question.</param>
    /// <returns>One term for each word, in order.</returns>
    public IReadOnlyList<QueryTerm> Expand(IReadOnlyList<Token> words, IReadOnlyList<Token> question, string language)
    {
        var terms = words.Select(word => Meanings(word.Form, word.Stem, word.Kind, language)).ToList();
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

    private static Dictionary<string, float> Meanings(string form, string stem, TokenKind kind, string language)
    {
        var meanings = new Dictionary<string, float>(StringComparer.Ordinal)
        {
            [stem] = 1,
            // Articles are stemmed in their own language, so a name may have lost its ending there.
            [form] = 1,
        };
        if (!kind.HasFlag(TokenKind.Word))
            return meanings;
        meanings.TryAdd(Stemmer.Stem(form, Other(language)), 1);
        foreach (var related in ConceptLexicon.Default.Related(stem, language))
            meanings.TryAdd(related, RelatedWeight);
        return meanings;
    }

    /// <summary>A verb and a particle behind it may be one verb; it is when that verb exists.</summary>
    private void AddParticles(Token word, Dictionary<string, float> term, IReadOnlyList<Token> question)
    {
        if (word.Kind.HasFlag(TokenKind.Capitalised))
            return;
        var particles = question.Where(token => token.Span.Start > word.Span.End && Particles.Contains(token.Form));
        foreach (var particle in particles.Select(token => token.Form).Distinct().ToList())
        {
            foreach (var (part, weight) in term.Append(KeyValuePair.Create(word.Form.TrimEnd('t'), 1f)).ToList())
            {
                var verb = particle + part;
                if (!isIndexed(verb) && !ConceptLexicon.Default.Holds(verb, "nl"))
                    continue;
                term.TryAdd(verb, weight);
                foreach (var related in ConceptLexicon.Default.Related(verb, "nl"))
                    term.TryAdd(related, RelatedWeight * weight);
            }
        }
    }

    /// <summary>Two words in a row, or what they mean, may be written as one in the articles.</summary>
    private void Join(Token left, Dictionary<string, float> leftTerm, Dictionary<string, float> rightTerm)
    {
        foreach (var (right, weight) in rightTerm.ToList())
        {
            var joined = left.Form + right;
            if (!isIndexed(joined))
                continue;
            leftTerm.TryAdd(joined, JoinedWeight * weight);
            rightTerm.TryAdd(joined, JoinedWeight * weight);
        }
    }

    /// <summary>One word may be written as two, or stand for its head or its first part.</summary>
    private void AddParts(Token word, Dictionary<string, float> term, string language)
    {
        if (!word.Kind.HasFlag(TokenKind.Word) || word.Form.Length < 2 * ShortestPart)
            return;
        for (var at = word.Form.Length - ShortestPart; at >= ShortestPart; at--)
        {
            var (left, right) = (word.Form[..at], word.Form[at..]);
            if (Known(left, language) is not { } leftStem || Known(right, language) is not { } rightStem)
                continue;
            foreach (var (part, weight) in Meanings(left, leftStem, TokenKind.Word, language)
                .Concat(Meanings(right, rightStem, TokenKind.Word, language)))
                term.TryAdd(part, PartWeight * weight);
            return;
        }
    }

    /// <summary>The stem of a part that is a word by itself, or null. Dutch may join parts by an s.</summary>
    private string? Known(string part, string language)
    {
        var stem = Stemmer.Stem(part, language);
        if (ConceptLexicon.Default.Holds(stem, language) || isIndexed(stem))
            return stem;
        return language == "nl" && part.Length > ShortestPart && part[^1] == 's' ? Known(part[..^1], language) : null;
    }

    private static string Other(string language) => language == "nl" ? "en" : "nl";
}
