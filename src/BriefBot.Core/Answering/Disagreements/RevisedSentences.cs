using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>
/// Sentences that one article took over from another with something else in one place: a story that was brought up to
/// date, or twisted. Where the two differ is what is in dispute, however little the sentence holds of the question.
/// </summary>
/// <param name="asked">The kind of thing that the question names; null where it names none.</param>
internal sealed class RevisedSentences(QuestionView question, AskedClass? asked)
{
    /// <summary>How many of the best sentences are compared with each other.</summary>
    private const int Depth = 30;
    private const double Alike = 0.6;
    private const int FewestWords = 6;
    private const int LongestValue = 8;
    private const int MaxPairs = 6;

    /// <summary>Tokens of two articles that are compared.</summary>
    private const int Compared = 1_000;

    private readonly LiteralPhrases _phrases = new(question.Question.Phrases);

    /// <param name="passages">Best first.</param>
    /// <param name="find">An article's text; null where it went away.</param>
    /// <returns>Best first.</returns>
    public async Task<List<(Statement One, Statement Other)>> ReadAsync(IReadOnlyList<RankedPassage> passages, Func<IndexedArticle, Task<Article?>> find)
    {
        var read = new List<(Statement One, Statement Other)>();
        foreach (var (one, other) in Pairs(passages).Take(MaxPairs))
        {
            if (await find(one.Hit.Article) is { } here && await find(other.Hit.Article) is { } there && _phrases.StandIn(here) && _phrases.StandIn(there)
                && Read(one, here, other, there) is { } pair)
                read.Add(pair);
        }
        return read;
    }

    /// <summary>The pairs of sentences of two articles that are alike but not the same, the best first.</summary>
    private static IEnumerable<(RankedPassage One, RankedPassage Other)> Pairs(IReadOnlyList<RankedPassage> passages)
    {
        var said = passages.Where(passage => passage.Features[SentenceFeature.SaysNothing] == 0).Take(Depth).ToList();
        var terms = said.ConvertAll(passage => Sorted(TermsOf(passage.Hit)));
        for (var i = 1; i < terms.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (said[i].Hit.Article != said[j].Hit.Article && Similarity(terms[i], terms[j]) is >= Alike and < 1)
                    yield return (said[j], said[i]);
            }
        }
    }

    /// <summary>What the two sentences say in place of each other that the question asks for; null where they differ in nothing of the kind.</summary>
    private (Statement One, Statement Other)? Read(RankedPassage one, Article oneArticle, RankedPassage other, Article otherArticle)
    {
        if (!HoldSameWords(one, other))
            return null;
        var (first, second) = (SentenceReading.Of(one.Hit, oneArticle), SentenceReading.Of(other.Hit, otherArticle));
        var alignment = new SentenceAlignment(first.Tokens, second.Tokens);
        var differences = alignment.Differences().Where(one => first.Trim(one.Here) is not null && second.Trim(one.There) is not null).ToList();
        if (alignment.Similarity < Alike || differences.Count > 1 && !AreCopies(one.Hit.Article, other.Hit.Article))
            return null;
        foreach (var (here, there) in differences.Where(one => one.Here.Count <= LongestValue && one.There.Count <= LongestValue))
        {
            if (first.Trim(here) is not { } span || second.Trim(there) is not { } counterpart
                || AskedValues.Read(question.Question, asked, first, span) is not { } value
                || AskedValues.Read(question.Question, asked, second, counterpart) is not { } rival
                || ValueComparison.Compare(value, rival) != Agreement.Different)
                continue;
            return (Make(one, oneArticle, first, value, alignment), Make(other, otherArticle, second, rival, alignment));
        }
        return null;
    }

    private static Statement Make(RankedPassage ranked, Article article, SentenceReading reading, StatedValue value, SentenceAlignment alignment) =>
        new(ranked, new Passage(article.Quote(ranked.Hit.Span), article), reading, value)
        {
            Similarity = alignment.Similarity,
            IsAtSamePlace = true,
        };

    /// <summary>Whether both hold the same words of the question: where one of these was changed, it is another thing that is spoken of.</summary>
    private bool HoldSameWords(RankedPassage one, RankedPassage other)
    {
        var (here, there) = (question.Match(one.Hit.Article, one.Hit.Sentence).Matched, question.Match(other.Hit.Article, other.Hit.Sentence).Matched);
        return here.Zip(there).All(term => term.First > 0 == term.Second > 0);
    }

    /// <summary>Whether the one was made of the other: sentences of one pattern stand in many that were not.</summary>
    private static bool AreCopies(IndexedArticle one, IndexedArticle other) =>
        Similarity(Sorted(one.Terms.AsSpan(0, Math.Min(Compared, one.Terms.Length))), Sorted(other.Terms.AsSpan(0, Math.Min(Compared, other.Terms.Length)))) >= Alike;

    private static ReadOnlySpan<int> TermsOf(PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        return hit.Article.Terms.AsSpan(sentence.FirstToken, sentence.TokenCount);
    }

    private static int[] Sorted(ReadOnlySpan<int> terms)
    {
        var sorted = terms.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Share of the words of both that the other has too; 0 for short ones.</summary>
    private static double Similarity(int[] one, int[] other)
    {
        if (Math.Min(one.Length, other.Length) < Math.Max(FewestWords, Alike / 2 * Math.Max(one.Length, other.Length)))
            return 0;
        var shared = 0;
        for (var (i, j) = (0, 0); i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }
        return 2.0 * shared / (one.Length + other.Length);
    }
}
