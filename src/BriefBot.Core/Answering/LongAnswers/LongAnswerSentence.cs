using BriefBot.Core.Analysis;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.LongAnswers;

/// <summary>A sentence that may be cited in a long answer, with what decides whether it is.</summary>
internal sealed class LongAnswerSentence
{
    private readonly HashSet<int> _content = [];
    private readonly HashSet<int> _names = [];

    public LongAnswerSentence(QuestionView question, IndexedArticle indexed, int number, Article article)
    {
        (Indexed, Number, Article) = (indexed, number, article);
        Matched = question.Match(indexed, number).Matched;
        Around = [.. Matched];
        for (var other = Math.Max(0, number - 1); other <= Math.Min(indexed.Sentences.Count - 1, number + 1); other++)
            Add(question.Match(indexed, other).Matched, Around);
        question.MatchTitle(indexed, Around);
        for (var i = Sentence.FirstToken; i < Sentence.FirstToken + Sentence.TokenCount; i++)
        {
            if (!IndexedArticle.IsIndexed(indexed.Kinds[i]))
                continue;
            _content.Add(indexed.Terms[i]);
            if (indexed.Kinds[i].HasFlag(TokenKind.Number) || (indexed.Kinds[i] & (TokenKind.Capitalised | TokenKind.SentenceStart)) == TokenKind.Capitalised)
                _names.Add(indexed.Terms[i]);
        }
    }

    public IndexedArticle Indexed { get; }

    public int Number { get; }

    public Article Article { get; }

    public Sentence Sentence => Indexed.Sentences[Number];

    /// <summary>Of each of the question's terms what the sentence holds of it, 0 to 1.</summary>
    public float[] Matched { get; }

    /// <summary>The same with its neighbours and the title.</summary>
    public float[] Around { get; }

    public bool HasDate => SentenceEntities.Within(Indexed.Dates, Sentence, static date => date).Any();

    /// <summary>A heading, a question or a scrap explains nothing.</summary>
    public bool SaysSomething => Sentence is { IsHeading: false, IsQuestion: false, TokenCount: >= 5 };

    public bool IsSame(LongAnswerSentence other) => Indexed == other.Indexed && Number == other.Number;

    public bool IsInParagraphOf(LongAnswerSentence other) => Indexed == other.Indexed && Sentence.Paragraph == other.Sentence.Paragraph;

    /// <summary>Whether it says what the other says: by its words, or, in the other language, by its names and numbers.</summary>
    public bool Repeats(LongAnswerSentence other) =>
        Share(_content, other._content) > 0.5
        || Indexed != other.Indexed && _names.Count > 1 && other._names.Count > 1 && Share(_names, other._names) > 0.6;

    private static double Share(HashSet<int> one, HashSet<int> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);

    private static void Add(float[] matched, float[] sum)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] = Math.Max(sum[i], matched[i]);
    }
}
