using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

internal static class RelativeFeatures
{
    private const int LowestRank = 20;

    private const int MostCandidates = 8;

    /// <param name="rows">All candidates of one question, in the order of its hits.</param>
    public static void Fill(QuestionView question, IReadOnlyList<FeatureRow> rows)
    {
        FillParagraphs(question.Hits.Hits, rows);
        Compare(rows, SentenceFeature.Cover, SentenceFeature.CoverLessBest);
        Compare(rows, SentenceFeature.WindowCover, SentenceFeature.WindowCoverLessBest);
        Compare(rows, SentenceFeature.ContextCover, SentenceFeature.ContextCoverLessBest);
        Compare(rows, SentenceFeature.Pairs, SentenceFeature.PairsLessBest);
        Compare(rows, SentenceFeature.WordPairs, SentenceFeature.WordPairsLessBest);
        Compare(rows, SentenceFeature.ParagraphCover, SentenceFeature.ParagraphCoverLessBest);
        Compare(rows, SentenceFeature.RelatedCover, SentenceFeature.RelatedCoverLessBest);
        Compare(rows, SentenceFeature.ReferredCover, SentenceFeature.ReferredCoverLessBest);
        Compare(rows, SentenceFeature.AnswerNearness, SentenceFeature.AnswerNearnessLessBest);
        Compare(rows, SentenceFeature.NearPairs, SentenceFeature.NearPairsLessBest);
        var covers = rows.Select(row => row[SentenceFeature.Cover]).ToArray();
        Array.Sort(covers);
        foreach (var row in rows)
            row[SentenceFeature.CoverRank] = Math.Min(LowestRank, Above(covers, row[SentenceFeature.Cover]));
    }

    private static void FillParagraphs(IReadOnlyList<PassageHit> hits, IReadOnlyList<FeatureRow> rows)
    {
        var paragraphs = Enumerable.Range(0, rows.Count)
            .GroupBy(i => (hits[i].Article, hits[i].Article.Sentences[hits[i].Sentence].Paragraph), i => rows[i]);
        foreach (var paragraph in paragraphs.Select(group => group.ToList()))
        {
            Compare(paragraph, SentenceFeature.Cover, SentenceFeature.CoverLessParagraph);
            Compare(paragraph, SentenceFeature.FirstStage, SentenceFeature.FirstStageLessParagraph);
            Compare(paragraph, SentenceFeature.TypeFit, SentenceFeature.TypeFitLessParagraph);
            Compare(paragraph, SentenceFeature.AnswerNearness, SentenceFeature.AnswerNearnessLessParagraph);
            foreach (var row in paragraph)
                row[SentenceFeature.ParagraphCandidates] = Math.Min(MostCandidates, paragraph.Count);
        }
    }

    private static void Compare(IReadOnlyList<FeatureRow> rows, SentenceFeature own, SentenceFeature relative)
    {
        var best = rows.Select(row => row[own]).DefaultIfEmpty(0).Max();
        foreach (var row in rows)
            row[relative] = row[own] - best;
    }

    /// <summary>How many values are higher.</summary>
    private static int Above(float[] ascending, float value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return ascending.Length - low;
    }
}
