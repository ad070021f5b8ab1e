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
    private const double WithMember = 1.2;
    private const double WithoutMember = -1;

    /// <summary>The share of the question's names from which on a passage is about them.</summary>
    private const float AllNames = 0.9f;

    /// <summary>How many of the first candidates are looked at: a thing of the kind may stand in a lower one.</summary>
    public static int Depth(QuestionAnalysis question) => AskedClass.Of(question) is null ? AnswerJudge.Depth : 2 * AnswerJudge.Depth;

    /// <summary>The places of the sentence that are of the kind and that the question does not hold, best first.</summary>
    public static List<(TokenRange Range, float Evidence)> In(
        AskedClass asked, SpanSentence sentence, PassageHit hit, BoostedTrees spans)
    {
        return Weigh(asked.Quantities.Length > 0 ? Numbers(asked, sentence, hit) : Words(asked, sentence), sentence, spans);
    }

    private static List<(TokenRange Range, float Evidence)> Weigh(IEnumerable<TokenRange> ranges, SpanSentence sentence, BoostedTrees spans)
    {
        var features = new SpanFeatures(sentence, null);
        return [.. ranges.Select(range => (Range: range, Evidence: spans.Sum(features.Of(range)))).OrderByDescending(one => one.Evidence)];
    }

    /// <summary>
    /// Where the question names a kind, the short answer is of that kind, if the sentence has such a thing; and it is more
    /// or less probable that the sentence answers.
    /// </summary>
    public static JudgedPassage Reconsider(QuestionView question, JudgedPassage judged, string articleText, BoostedTrees spans)
    {
        var asked = AskedClass.Of(question.Question);
        if (asked is null && question.Question.Expected != AnswerType.Date || SpanSentence.Read(question, judged.Passage.Hit, articleText) is not { } sentence)
            return judged;
        var found = asked is null ? Dates(sentence, spans) : In(asked, sentence, judged.Passage.Hit, spans);
        if (found.Count == 0)
            return judged with { OfKind = WithoutMember };
        var names = Math.Max(judged.Passage.Features[SentenceFeature.NameContextCover], judged.Passage.Features[SentenceFeature.NameParagraphCover]);
        return judged with
        {
            Span = judged.Span with { Span = asked is null ? Whole(judged.Span.Span, found, sentence) : sentence.SpanOf(found[0].Range) },
            OfKind = asked is null ? 0 : names >= AllNames ? WithMember : WithoutMember,
        };
    }

    /// <summary>A chosen stretch that has a date in it, all of it; else the best date.</summary>
    private static TextSpan Whole(TextSpan? chosen, List<(TokenRange Range, float Evidence)> dates, SpanSentence sentence)
    {
        foreach (var (range, _) in dates)
        {
            if (chosen is { } span && sentence.SpanOf(range).Overlaps(span))
                return sentence.SpanOf(range).Cover(span);
        }
        return sentence.SpanOf(dates[0].Range);
    }

    private static List<(TokenRange Range, float Evidence)> Dates(SpanSentence sentence, BoostedTrees spans) => Weigh(
        sentence.Entities.Where(entity => entity.IsDate && Enumerable.Range(entity.Tokens.First, entity.Tokens.Count).Any(token => sentence.Terms[token] < 0))
            .Select(entity => entity.Tokens),
        sentence, spans);

    private static IEnumerable<TokenRange> Words(AskedClass asked, SpanSentence sentence) => asked.In(sentence.Tokens)
        .Where(member => Enumerable.Range(member.First, member.Count).Any(token => sentence.Terms[token] < 0))
        .Select(member => new TokenRange(member.First, member.Count));

    private static IEnumerable<TokenRange> Numbers(AskedClass asked, SpanSentence read, PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var dates = SentenceEntities.Within(hit.Article.Dates, sentence, static date => date).ToList();
        return SentenceEntities.Within(hit.Article.Quantities, sentence, static quantity => quantity.Tokens)
            .Where(quantity => asked.Quantities.Contains(quantity.Kind) && !dates.Exists(date => quantity.Tokens.IsWithin(date.First, date.End)))
            .Select(quantity => quantity.Tokens with { First = quantity.Tokens.First - sentence.FirstToken })
            .Where(range => asked.IsNamedAround(read.Tokens, (range.First, range.End)));
    }
}
