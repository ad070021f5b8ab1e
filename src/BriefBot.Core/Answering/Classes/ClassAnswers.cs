using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Classes;

/// <summary>Short answers of the kind that the question names.</summary>
internal static class ClassAnswers
{
    /// <summary>In log odds. Set by hand on SQuAD 2.</summary>
    private const double WithMember = 0.7;
    private const double WithoutMember = -0.4;

    /// <summary>How many words more than the member a short answer may have.</summary>
    private const int MaxMore = 2;

    /// <summary>The share of the question's names from which on a passage is about them.</summary>
    private const float AllNames = 0.9f;

    /// <summary>The places of the sentence that are of the kind and that the question does not hold, best first.</summary>
    public static List<(TokenRange Range, float Evidence)> In(
        AskedClass asked, SpanSentence sentence, PassageHit hit, BoostedTrees spans)
    {
        var ranges = (asked.Quantities.Length > 0 ? Numbers(asked, hit) : Words(asked, sentence)).ToList();
        if (ranges.Count == 0)
            return [];
        var features = new SpanFeatures(sentence, null);
        return [.. ranges
            .Select(range => (Range: range, Evidence: spans.Sum(features.Of(range))))
            .OrderByDescending(one => one.Evidence)];
    }

    /// <summary>
    /// Where the question names a kind, the short answer is of that kind, if the sentence has such a thing; and it is more
    /// or less probable that the sentence answers.
    /// </summary>
    public static JudgedPassage Reconsider(QuestionView question, JudgedPassage judged, string articleText, AnswerModels models)
    {
        if (AskedClass.Of(question.Question) is not { } asked || SpanSentence.Read(question, judged.Passage.Hit, articleText) is not { } sentence)
            return judged;
        var found = In(asked, sentence, judged.Passage.Hit, models.Spans);
        if (found.Count == 0)
            return judged with { Beyond = judged.Beyond + WithoutMember };
        var names = Math.Max(judged.Passage.Features[SentenceFeature.NameContextCover], judged.Passage.Features[SentenceFeature.NameParagraphCover]);
        return judged with
        {
            Span = judged.Span with { Span = Keeps(judged.Span.Span, found, sentence) ? judged.Span.Span : sentence.SpanOf(found[0].Range) },
            Beyond = judged.Beyond + (names >= AllNames ? WithMember : WithoutMember),
        };
    }

    /// <summary>"Professional chess player" says it as well as "chess".</summary>
    private static bool Keeps(TextSpan? chosen, List<(TokenRange Range, float Evidence)> found, SpanSentence sentence)
    {
        if (chosen is not { } span)
            return false;
        var range = sentence.RangeOf(span);
        return found.Exists(member => member.Range.IsWithin(range.First, range.End) && range.Count <= member.Range.Count + MaxMore);
    }

    private static IEnumerable<TokenRange> Words(AskedClass asked, SpanSentence sentence) => asked.In(sentence.Tokens)
        .Where(member => Enumerable.Range(member.First, member.Count).Any(token => sentence.Terms[token] < 0))
        .Select(member => new TokenRange(member.First, member.Count));

    private static IEnumerable<TokenRange> Numbers(AskedClass asked, PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var dates = SentenceEntities.Within(hit.Article.Dates, sentence, static date => date).ToList();
        return SentenceEntities.Within(hit.Article.Quantities, sentence, static quantity => quantity.Tokens)
            .Where(quantity => asked.Quantities.Contains(quantity.Kind) && !dates.Exists(date => quantity.Tokens.IsWithin(date.First, date.End)))
            .Select(quantity => quantity.Tokens with { First = quantity.Tokens.First - sentence.FirstToken });
    }
}
