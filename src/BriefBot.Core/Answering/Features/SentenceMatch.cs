using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

/// <summary>Which of the question's terms one sentence holds, and where.</summary>
internal sealed class SentenceMatch
{
    public SentenceMatch(QuestionView question, IndexedArticle article, int sentence)
    {
        var (first, count) = (article.Sentences[sentence].FirstToken, article.Sentences[sentence].TokenCount);
        Matched = new float[question.Weights.Length];
        var places = new List<(int Token, int Term)>();
        for (var i = 0; i < count; i++)
            Match(question, article.Terms[first + i], i, places);
        var words = places.Count;
        foreach (var expression in article.ExpressionsIn(first, first + count))
            Match(question, expression.Term, expression.Token - first, places);
        if (places.Count > words)
            places.Sort();
        Places = places;
        Referred = article.ReferencesIn(sentence) is { Length: > 0 } references ? WithReferences(question, references) : Matched;
        for (var term = 0; term < Matched.Length; term++)
            Covered += question.Weights[term] * Matched[term];
    }

    /// <summary>Of each term the share of a full match, 0 to 1.</summary>
    public float[] Matched { get; }

    /// <summary>The same when the sentence counts as holding the names that it speaks of without writing them in full.</summary>
    public float[] Referred { get; }

    /// <summary>The terms that a word of the sentence only begins like; a bit each.</summary>
    public ulong Related { get; private set; }

    /// <summary>Tokens, counted from the sentence's first, that match, with the term; in token order.</summary>
    public IReadOnlyList<(int Token, int Term)> Places { get; }

    /// <summary>Weight of all that is matched.</summary>
    public float Covered { get; }

    private void Match(QuestionView question, int termNumber, int token, List<(int Token, int Term)> places)
    {
        if (!question.MayMatch(termNumber))
            return;
        Related |= question.RelatedTo(termNumber);
        if (question.MatchesOf(termNumber) is not { } matches)
            return;
        foreach (var match in matches)
        {
            Matched[match.Term] = Math.Max(Matched[match.Term], match.Weight);
            places.Add((token, match.Term));
        }
    }

    private float[] WithReferences(QuestionView question, ReadOnlySpan<(int Sentence, int Term)> references)
    {
        var matched = (float[])Matched.Clone();
        foreach (var (_, term) in references)
        {
            foreach (var match in question.MatchesOf(term) ?? [])
                matched[match.Term] = Math.Max(matched[match.Term], match.Weight);
        }
        return matched;
    }
}
