using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

internal static class ShapeFeatures
{
    private const int LongestSentence = 60;
    private const int LongestParagraph = 8;

    public static void Fill(QuestionView question, PassageHit hit, FeatureRow row)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var (first, end) = Paragraph(hit);
        row[SentenceFeature.Length] = Math.Min(LongestSentence, sentence.TokenCount);
        row[SentenceFeature.Position] = Math.Min(LongestParagraph, hit.Sentence - first);
        row[SentenceFeature.ParagraphLength] = Math.Min(LongestParagraph, end - first);
        row[SentenceFeature.StartsWithReference] =
            CoverFeatures.BeginsWithReference(question, hit.Article, hit.Sentence) ? 1 : 0;
        row[SentenceFeature.SaysNothing] = sentence.IsHeading || sentence.IsQuestion ? 1 : 0;
        row[SentenceFeature.OtherLanguage] = sentence.Language == question.Question.Language ? 0 : 1;
        row[SentenceFeature.NewContent] = NewContent(question, hit);
        row[SentenceFeature.QuestionTerms] = question.Weights.Length;
        row[SentenceFeature.QuestionNames] = question.Question.Terms.Count(term => term.IsName);
    }

    /// <summary>The sentences of the hit's paragraph.</summary>
    public static (int First, int End) Paragraph(PassageHit hit)
    {
        var sentences = hit.Article.Sentences;
        var (first, end) = (hit.Sentence, hit.Sentence + 1);
        while (first > 0 && sentences[first - 1].Paragraph == sentences[hit.Sentence].Paragraph)
            first--;
        while (end < sentences.Count && sentences[end].Paragraph == sentences[hit.Sentence].Paragraph)
            end++;
        return (first, end);
    }

    private static float NewContent(QuestionView question, PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var (fresh, all) = (0, 0);
        for (var i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
        {
            if (!IndexedArticle.IsIndexed(hit.Article.Kinds[i]))
                continue;
            all++;
            fresh += question.IsAskedFor(hit.Article.Terms[i]) ? 0 : 1;
        }
        return all == 0 ? 0 : (float)fresh / all;
    }
}
