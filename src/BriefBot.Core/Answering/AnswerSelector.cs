using System.Buffers;
using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Chooses the words of a sentence that answer the question: the name, number or clause of the expected kind that
/// stands nearest to what was asked about. By rules: <see cref="Spans.SpanSelector"/> weighs what they choose.
/// </summary>
internal static class AnswerSelector
{
    /// <summary>A word that matches less than this (part of a compound) may still be the answer.</summary>
    private const float AskedWeight = 0.5f;

    /// <summary>What a name of quite another kind has to be nearer, in the measure of <see cref="Distance"/>.</summary>
    private const double OfAnotherKind = 8;

    /// <summary>A longer answer is the sentence itself.</summary>
    private const int MaxWords = 20;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(",;:()“”\"—–");

    private static readonly FrozenSet<string> ReasonOpeners =
        new[] { "because", "due", "as", "owing", "omdat", "doordat", "wegens", "vanwege", "want", "dankzij" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Determiners =
        new[] { "a", "an", "the", "his", "her", "its", "their", "een", "de", "het", "zijn", "haar", "hun" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> MannerOpeners =
        new[] { "by", "through", "via", "using", "with", "door", "met", "middels" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="tokens">The sentence's.</param>
    /// <returns>Counted from the sentence's first token; null when no part of the sentence stands out.</returns>
    public static TokenRange? Select(
        QuestionAnalysis question, PassageHits hits, PassageHit hit, string articleText, List<Token> tokens)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var asked = AskedFor(hit.Article, sentence, hits);
        return question.Expected switch
        {
            AnswerType.Reason => From(articleText, tokens, ReasonOpeners, asked),
            AnswerType.Manner => From(articleText, tokens, MannerOpeners, asked),
            AnswerType.Definition => Definition(articleText, tokens, asked) ?? Described(articleText, tokens, asked, Tags(hit.Article, sentence)),
            AnswerType.Open => Unasked(articleText, tokens, asked),
            AnswerType.YesNo or AnswerType.Passage => null,
            _ => Nearest(question.Expected, hit.Article, sentence, tokens, asked),
        };
    }

    /// <summary>For each token of the sentence whether the question names it.</summary>
    private static bool[] AskedFor(IndexedArticle article, Sentence sentence, PassageHits hits)
    {
        var asked = new bool[sentence.TokenCount];
        for (var i = 0; i < asked.Length; i++)
            asked[i] = hits.Matches.TryGetValue(article.Terms[sentence.FirstToken + i], out var matches)
                && Array.Exists(matches, match => match.Weight >= AskedWeight);
        return asked;
    }

    /// <summary>Of the expected kind, the one with the smallest mean distance to the words asked about; ranges count from the sentence's first token.</summary>
    private static TokenRange? Nearest(
        AnswerType expected, IndexedArticle article, Sentence sentence, List<Token> tokens, bool[] asked)
    {
        TokenRange? best = null;
        var bestDistance = double.MaxValue;
        foreach (var (place, fit) in AnswerTypes.Places(expected, article, sentence))
        {
            var range = place with { First = place.First - sentence.FirstToken };
            if (IsAsked(range, asked, isName: expected is AnswerType.Person or AnswerType.Place or AnswerType.Name))
                continue;
            if (SaysWhereFrom(expected, range, tokens))
                continue;
            var distance = Distance(range, asked) + Unlikeliness(expected, article, place) + (1 - fit) * OfAnotherKind;
            if (distance >= bestDistance)
                continue;
            (best, bestDistance) = (range, distance);
        }
        return best ?? (expected is AnswerType.Person ? Somebody(tokens, asked) : null);
    }

    /// <summary>Where nobody is named: "a judge", "een onbekende schilder", "her lawyer".</summary>
    private static TokenRange? Somebody(List<Token> tokens, bool[] asked)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!Determiners.Contains(tokens[i].Form))
                continue;
            for (var end = i + 1; end < Math.Min(tokens.Count, i + 4) && !asked[end] && !tokens[end].Kind.HasFlag(TokenKind.StopWord); end++)
            {
                if (ContextWords.Is(tokens[end].Form, ContextClass.Role))
                    return new TokenRange(i, end - i + 1);
            }
        }
        return null;
    }

    /// <summary>A name that the question gives by half is no answer; of a number the unit may be asked for ("what percentage").</summary>
    private static bool IsAsked(TokenRange range, bool[] asked, bool isName)
    {
        var count = Enumerable.Range(range.First, range.Count).Count(i => asked[i]);
        return isName ? count * 2 >= range.Count : count == range.Count;
    }

    /// <summary>"Dutch" is nobody, and no part of anybody's name; a company may be "British Airways", and not "British".</summary>
    private static bool SaysWhereFrom(AnswerType expected, TokenRange range, List<Token> tokens)
    {
        var count = Enumerable.Range(range.First, range.Count).Count(i => NameLexicon.Nationalities.Contains(tokens[i].Form));
        return expected switch
        {
            AnswerType.Person => count > 0,
            AnswerType.Name => count == range.Count,
            _ => false,
        };
    }

    private static double Distance(TokenRange range, bool[] asked)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < asked.Length; i++)
        {
            if (!asked[i] || i >= range.First && i < range.End)
                continue;
            sum += Math.Sqrt(i < range.First ? range.First - i : i - range.End + 1);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    /// <summary>A place mostly follows a preposition; a person rarely follows a function word and mostly has two names.</summary>
    private static double Unlikeliness(AnswerType expected, IndexedArticle article, TokenRange range)
    {
        var follows = range.First > 0 && article.Kinds[range.First - 1].HasFlag(TokenKind.StopWord);
        return expected switch
        {
            AnswerType.Place => follows ? 0 : 1,
            AnswerType.Person => (range.Count is 2 or 3 ? 0 : 0.8) + (follows ? 0.3 : 0),
            _ => 0,
        };
    }

    /// <summary>The clause that starts with the first opener.</summary>
    private static TokenRange? From(string text, List<Token> tokens, FrozenSet<string> openers, bool[] asked)
    {
        for (var i = 1; i < tokens.Count - 1; i++)
        {
            if (openers.Contains(tokens[i].Form) && !asked[i])
                return Clause(text, tokens, i);
        }
        return null;
    }

    /// <summary>Up to the next punctuation, or null when that is too far for a short answer.</summary>
    private static TokenRange? Clause(string text, List<Token> tokens, int first)
    {
        var end = first + 1;
        while (end < tokens.Count && (end - first < 3 || !IsBroken(text, tokens[end - 1], tokens[end])))
            end++;
        return end - first <= MaxWords ? new TokenRange(first, end - first) : null;
    }

    /// <summary>What follows "X is" or stands behind X between commas.</summary>
    private static TokenRange? Definition(string text, List<Token> tokens, bool[] asked)
    {
        var last = Asked(tokens, asked);
        while (last >= 0 && last + 1 < asked.Length && asked[last + 1])
            last++;
        if (last < 0 || last + 2 >= tokens.Count)
            return null;
        for (var i = last + 1; i < Math.Min(tokens.Count - 1, last + 4); i++)
        {
            if (AnswerTypes.Definers.Contains(tokens[i].Form))
                return Clause(text, tokens, AnswerTypes.Articles.Contains(tokens[i].Form) ? i : i + 1);
        }
        return null;
    }

    /// <summary>The first word that the question names; a name, where there is one.</summary>
    private static int Asked(List<Token> tokens, bool[] asked)
    {
        var name = Array.FindIndex([.. asked.Zip(tokens, (isAsked, token) => isAsked && token.Kind.HasFlag(TokenKind.Capitalised))], isName => isName);
        return name >= 0 ? name : Array.IndexOf(asked, true);
    }

    private static ReadOnlySpan<PartOfSpeech> Tags(IndexedArticle article, Sentence sentence) =>
        article.Tags.Length > 0 ? article.Tags.AsSpan(sentence.FirstToken, sentence.TokenCount) : [];

    /// <summary>What stands before the name and says what it is: "the payment firm Quillpay", "its chip team, T-Head".</summary>
    private static TokenRange? Described(string text, List<Token> tokens, bool[] asked, ReadOnlySpan<PartOfSpeech> tags)
    {
        var name = Asked(tokens, asked);
        if (name <= 0 || tags.Length == 0 || !tokens[name].Kind.HasFlag(TokenKind.Capitalised) || tags[name - 1] is not PartOfSpeech.Noun)
            return null;
        if (IsBroken(text, tokens[name - 1], tokens[name]) && !EndsApposition(text, tokens, asked, name))
            return null;
        var first = name - 1;
        while (first > 0 && tags[first - 1] is PartOfSpeech.Noun or PartOfSpeech.Adjective && !IsBroken(text, tokens[first - 1], tokens[first]))
            first--;
        return new TokenRange(first, name - first);
    }

    /// <summary>Whether the name ends its clause, so that what stands before the comma is about it.</summary>
    private static bool EndsApposition(string text, List<Token> tokens, bool[] asked, int name)
    {
        while (name + 1 < tokens.Count && asked[name + 1])
            name++;
        return name + 1 == tokens.Count || IsBroken(text, tokens[name], tokens[name + 1]);
    }

    /// <summary>The longest stretch of words, not broken by punctuation, that the question does not name.</summary>
    private static TokenRange? Unasked(string text, List<Token> tokens, bool[] asked)
    {
        if (!asked.Contains(true))
            return null;
        TokenRange? best = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (asked[i] || tokens[i].Kind.HasFlag(TokenKind.StopWord))
                continue;
            var end = i + 1;
            while (end < tokens.Count && !asked[end] && !IsBroken(text, tokens[end - 1], tokens[end]))
                end++;
            while (end > i + 1 && tokens[end - 1].Kind.HasFlag(TokenKind.StopWord))
                end--;
            var range = new TokenRange(i, Math.Min(MaxWords, end - i));
            if (best is null || Value(range, asked) > Value(best.Value, asked))
                best = range;
            i = end - 1;
        }
        return best;
    }

    private static double Value(TokenRange range, bool[] asked) => Math.Min(range.Count, 6) - Distance(range, asked);

    private static bool IsBroken(string text, Token left, Token right) =>
        text.AsSpan(left.Span.End, right.Span.Start - left.Span.End).ContainsAny(Breaks);
}
