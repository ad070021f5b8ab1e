using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis;

/// <summary>
/// What links the words of a sentence to those of its translation: a shared concept, spelling, or the same form. Counts
/// content words: letters only, not stop words.
/// </summary>
internal sealed class TranslationLinks(ConceptLexicon lexicon)
{
    private readonly DutchCompounds _compounds = new(lexicon);
    private readonly ExpressionFinder _finder = new(lexicon);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public enum Way
    {
        None,
        SameForm,
        Concept,
        Compound,
        Cognate,
    }

    public readonly record struct Link(string Word, string Partner, Way Way, string Sentence, string Translation);

    public static List<(string English, string Dutch)> ReadPairs(string path)
    {
        var pairs = new List<(string, string)>();
        foreach (var line in File.ReadLines(path))
        {
            var root = JsonDocument.Parse(line).RootElement;
            pairs.AddRange(root.GetProperty("en").EnumerateArray().Zip(
                root.GetProperty("nl").EnumerateArray(), (english, dutch) => (english.GetString()!, dutch.GetString()!)));
        }
        return pairs;
    }

    /// <summary>One link for each content word of the Dutch, or of the English, sentences.</summary>
    public List<Link> Of(IReadOnlyList<(string English, string Dutch)> pairs, bool fromDutch)
    {
        foreach (var word in pairs.SelectMany(pair => Words(pair.English, "en").Concat(Words(pair.Dutch, "nl"))))
            _words.Add(word.Token.Form);
        return [.. pairs.SelectMany(pair => Of(pair, fromDutch))];
    }

    private IEnumerable<Link> Of((string English, string Dutch) pair, bool fromDutch)
    {
        var english = Words(pair.English, "en");
        var dutch = Words(pair.Dutch, "nl");
        var (words, others) = fromDutch ? (dutch, english) : (english, dutch);
        var (sentence, translation) = fromDutch ? (pair.Dutch, pair.English) : (pair.English, pair.Dutch);
        foreach (var word in words.Where(word => word.IsContent))
        {
            var (way, partner) = others
                .Select(other => (Way: fromDutch ? Linked(word, other) : Linked(other, word), Partner: other.Token.Form))
                .Where(link => link.Way != Way.None)
                .DefaultIfEmpty((Way.None, ""))
                .MinBy(link => link.Item1);
            yield return new Link(word.Token.Form, partner, way, sentence, translation);
        }
    }

    private static Way Linked(Word dutch, Word english)
    {
        if (dutch.Token.Form == english.Token.Form && dutch.IsContent && english.IsContent)
            return Way.SameForm;
        if (dutch.Concepts.Overlaps(english.Concepts))
            return Way.Concept;
        if (dutch.Parts.Any(part => part.Form == english.Token.Form && english.IsContent || part.Concepts.Overlaps(english.Concepts)))
            return Way.Compound;
        return dutch.Cognate is not null && dutch.Cognate == english.Cognate ? Way.Cognate : Way.None;
    }

    private List<Word> Words(string sentence, string language)
    {
        var tokens = Tokenizer.Tokenize(sentence, new TextSpan(0, sentence.Length), language);
        var words = tokens.ConvertAll(token => Describe(token, language));
        var expressions = new List<Expression>();
        _finder.Find(sentence, tokens, 0, tokens.Count, language, expressions);
        foreach (var expression in expressions)
        {
            words[expression.FirstToken].Concepts.Add(expression.Concept);
            words[expression.LastToken].Concepts.Add(expression.Concept);
            for (var i = expression.FirstToken + 1; i < expression.LastToken && expression.LastToken - expression.FirstToken < 3; i++)
                words[i].Concepts.Add(expression.Concept);
        }
        return words;
    }

    private Word Describe(Token token, string language)
    {
        var isContent = token.Kind.HasFlag(TokenKind.Word) && !token.Kind.HasFlag(TokenKind.StopWord) && token.Form.All(char.IsLetter);
        bool? capital = token.Kind.HasFlag(TokenKind.SentenceStart) ? null : token.Kind.HasFlag(TokenKind.Capitalised);
        var concepts = lexicon.ConceptsOf(token.Form, language, capital).ToHashSet();
        if (!isContent)
            return new Word(token, false, concepts, [], null);
        var isKnown = lexicon.Holds(token.Form, language);
        return new Word(
            token, true, concepts, isKnown || language != "nl" ? [] : Parts(token.Form),
            isKnown ? null : Cognates.Key(token.Form, language));
    }

    private List<Part> Parts(string form) =>
        _compounds.Split(form, _words.Contains) is { } compound
            ? [.. new[] { compound.Modifier, compound.Head }.Select(part => new Part(part, [.. lexicon.ConceptsOf(part, "nl")]))]
            : [];

    private sealed record Word(Token Token, bool IsContent, HashSet<int> Concepts, List<Part> Parts, string? Cognate);

    private sealed record Part(string Form, HashSet<int> Concepts);
}
