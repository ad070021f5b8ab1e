using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>Finds noun phrases by parts of speech, their heads, and the prepositions before them. "A's B" is read as "B of A".</summary>
internal static class NounPhrases
{
    public static IReadOnlyList<Word> Mark(string text, string language, IReadOnlyList<Word> words)
    {
        var marked = new List<Word>(words.Count);
        var number = 0;
        for (var first = 0; first < words.Count;)
        {
            var end = End(text, words, first);
            if (end == first)
            {
                marked.Add(words[first++]);
                continue;
            }
            var preposition = first > 0 && !HasMark(text, words, first) && !OpensClause(words, first, end) ? Prepositions.Of(words[first - 1].Form, language) ?? "" : "";
            Add(text, words, first, end, preposition, ref number, marked);
            first = end;
        }
        return marked;
    }

    /// <summary>"After Alibaba bought it": no preposition, but what joins a clause.</summary>
    private static bool OpensClause(IReadOnlyList<Word> words, int first, int end) =>
        words[first - 1].Tag is PartOfSpeech.Subordinator or PartOfSpeech.Conjunction
        || words[first - 1].Form is "after" or "before" or "since" or "until" or "as" or "als" or "sinds"
            && end < words.Count && (words[end].IsVerb || words[end].Tag == PartOfSpeech.Auxiliary);

    private static void Add(string text, IReadOnlyList<Word> words, int first, int end, string preposition, ref int number, List<Word> marked)
    {
        var owner = Enumerable.Range(first, end - first - 1).Where(i => IsPossessive(text, words[i])).Select(i => i + 1).LastOrDefault(first);
        Put(words, owner, end, preposition, number++, marked);
        if (owner > first)
            Put(words, first, owner, Prepositions.Owner, number++, marked);
    }

    private static void Put(IReadOnlyList<Word> words, int first, int end, string preposition, int number, List<Word> marked)
    {
        var head = end - 1;
        while (head > first && words[head].Tag is PartOfSpeech.Determiner or PartOfSpeech.Adjective && !words[head].IsName)
            head--;
        if (words[head].Tag is PartOfSpeech.Determiner && words[head].Value is null)
            head = end - 1;
        for (var i = first; i < end; i++)
            marked.Add(words[i] with { Phrase = number, IsHead = i == head, Preposition = preposition });
    }

    private static int End(string text, IReadOnlyList<Word> words, int first)
    {
        var end = first;
        while (end < words.Count && IsNominal(words[end]) && (end == first || !HasMark(text, words, end) && words[end].IsDate == words[first].IsDate && !StartsAnew(words, end)))
            end++;
        return end;
    }

    /// <summary>A determiner or a pronoun begins a phrase.</summary>
    private static bool StartsAnew(IReadOnlyList<Word> words, int at) =>
        words[at].Tag is PartOfSpeech.Determiner or PartOfSpeech.Pronoun && words[at - 1].Tag is not PartOfSpeech.Determiner
        || words[at - 1].Tag == PartOfSpeech.Pronoun && SmallWords.PronounClass(words[at - 1].Form, "en") is null && SmallWords.PronounClass(words[at - 1].Form, "nl") is null;

    private static bool IsNominal(Word word) => word.Value is not null || word.IsName
        || word.Tag is PartOfSpeech.Noun or PartOfSpeech.ProperNoun or PartOfSpeech.Adjective or PartOfSpeech.Numeral or PartOfSpeech.Determiner
        || word.Tag == PartOfSpeech.Pronoun && !SmallWords.Relatives.Contains(word.Form);

    private static bool HasMark(string text, IReadOnlyList<Word> words, int at) =>
        text.AsSpan(words[at - 1].Token.Span.End, words[at].Token.Span.Start - words[at - 1].Token.Span.End).ContainsAny(Insertions.Punctuation);

    private static bool IsPossessive(string text, Word word)
    {
        var span = word.Token.Span;
        return span.In(text) is [.., '\'' or '’', 's'] || span.End < text.Length && text[span.End] is '\'' or '’' && word.Form.EndsWith('s');
    }
}
