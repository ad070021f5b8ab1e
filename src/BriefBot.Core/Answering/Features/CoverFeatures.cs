using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

internal static class CoverFeatures
{
    private const float RelatedWeight = 0.5f;

    /// <summary>What a word of the sentence before is worth, and so on for each sentence further back.</summary>
    private const float WorthBefore = 0.75f;
    private const int FarthestBack = 4;

    public static void Fill(QuestionView question, PassageHit hit, FeatureRow row)
    {
        var own = question.Match(hit.Article, hit.Sentence);
        var before = Neighbour(question, hit, -1);
        var after = Neighbour(question, hit, 1);
        FillOwn(question, own, row);

        var around = (float[])own.Matched.Clone();
        question.MatchTitle(hit.Article, around);
        row[SentenceFeature.CoverWithTitle] = Covered(question, around) / question.Total;
        Add(before, around);
        Add(after, around);
        row[SentenceFeature.ContextCover] = Covered(question, around) / question.Total;
        row[SentenceFeature.NameContextCover] = NameCover(question, around);
        row[SentenceFeature.HighestMissingAround] = HighestMissing(question, around);
        row[SentenceFeature.PreviousCover] = (before?.Covered ?? 0) / question.Total;
        row[SentenceFeature.NextCover] = (after?.Covered ?? 0) / question.Total;
        row[SentenceFeature.GainOfPrevious] = Gain(question, own, before);
        row[SentenceFeature.GainOfNext] = Gain(question, own, after);
        row[SentenceFeature.CoverWithReferring] =
            row[SentenceFeature.Cover] + (after is not null && BeginsWithReference(question, hit.Article, hit.Sentence + 1) ? row[SentenceFeature.GainOfNext] : 0);

        row[SentenceFeature.RelatedCover] = RelatedCover(question, own);
        row[SentenceFeature.ReferredCover] = Covered(question, own.Referred) / question.Total;
        row[SentenceFeature.ReferredNameCover] = NameCover(question, own.Referred);
        row[SentenceFeature.CoverSoFar] = CoverSoFar(question, hit, own);
        row[SentenceFeature.FromBest] = FromBest(question, hit);

        AddParagraph(question, hit, around);
        row[SentenceFeature.ParagraphCover] = Covered(question, around) / question.Total;
        row[SentenceFeature.NameParagraphCover] = NameCover(question, around);
        row[SentenceFeature.HighestMissingInParagraph] = HighestMissing(question, around);
        row[SentenceFeature.MissingInParagraph] = Missing(question, around);
        row[SentenceFeature.VerbParagraphCover] = KindCover(question, around, WordKind.Verb);
        row[SentenceFeature.NounParagraphCover] = KindCover(question, around, WordKind.Noun);
        row[SentenceFeature.AdjectiveParagraphCover] = KindCover(question, around, WordKind.Adjective);
    }

    private static void FillOwn(QuestionView question, SentenceMatch own, FeatureRow row)
    {
        var (literal, common, allCommon, number, allNumbers, matched) = (0f, 0f, 0f, 0f, 0f, 0);
        for (var term = 0; term < own.Matched.Length; term++)
        {
            var (weight, match) = (question.Weights[term], own.Matched[term]);
            literal += match >= 1 ? weight : 0;
            common += question.Question.Terms[term].IsName ? 0 : weight * match;
            allCommon += question.Question.Terms[term].IsName ? 0 : weight;
            number += question.IsNumber[term] ? match : 0;
            allNumbers += question.IsNumber[term] ? 1 : 0;
            matched += match > 0 ? 1 : 0;
        }
        row[SentenceFeature.Cover] = own.Covered / question.Total;
        row[SentenceFeature.LiteralCover] = literal / question.Total;
        row[SentenceFeature.CommonCover] = allCommon > 0 ? common / allCommon : 1;
        row[SentenceFeature.NameCover] = NameCover(question, own.Matched);
        row[SentenceFeature.NumberCover] = allNumbers > 0 ? number / allNumbers : 1;
        row[SentenceFeature.HighestMissing] = HighestMissing(question, own.Matched);
        row[SentenceFeature.Missing] = own.Matched.Length - matched;
        row[SentenceFeature.Matched] = matched;
        row[SentenceFeature.HeadMatch] = question.Head < 0 ? 0.5f : own.Matched[question.Head];
        row[SentenceFeature.FirstTermMatch] = own.Matched.Length == 0 ? 0 : own.Matched[0];
        row[SentenceFeature.LastTermMatch] = own.Matched.Length == 0 ? 0 : own.Matched[^1];
        row[SentenceFeature.RarestMatch] = question.Rarest < 0 ? 0 : own.Matched[question.Rarest];
        row[SentenceFeature.VerbCover] = KindCover(question, own.Matched, WordKind.Verb);
        row[SentenceFeature.NounCover] = KindCover(question, own.Matched, WordKind.Noun);
        row[SentenceFeature.AdjectiveCover] = KindCover(question, own.Matched, WordKind.Adjective);
    }

    public static bool BeginsWithReference(QuestionView question, IndexedArticle article, int sentence) =>
        article.Sentences[sentence] is { TokenCount: > 0 } one && question.Words.Referring.Contains(article.Terms[one.FirstToken]);

    private static float RelatedCover(QuestionView question, SentenceMatch own)
    {
        var covered = 0f;
        for (var term = 0; term < own.Matched.Length; term++)
            covered += question.Weights[term] * Math.Max(own.Matched[term], term < 64 && (own.Related >> term & 1) != 0 ? RelatedWeight : 0);
        return covered / question.Total;
    }

    private static float CoverSoFar(QuestionView question, PassageHit hit, SentenceMatch own)
    {
        var (first, _) = ShapeFeatures.Paragraph(hit);
        if (first == hit.Sentence)
            return own.Covered / question.Total;
        var matched = (float[])own.Matched.Clone();
        var worth = 1f;
        for (var i = hit.Sentence - 1; i >= Math.Max(first, hit.Sentence - FarthestBack); i--)
        {
            worth *= WorthBefore;
            var before = question.Match(hit.Article, i).Matched;
            for (var term = 0; term < matched.Length; term++)
                matched[term] = Math.Max(matched[term], worth * before[term]);
        }
        return Covered(question, matched) / question.Total;
    }

    private static int FromBest(QuestionView question, PassageHit hit)
    {
        var (first, end) = ShapeFeatures.Paragraph(hit);
        var best = first;
        for (var i = first + 1; i < end; i++)
            best = question.Match(hit.Article, i).Covered > question.Match(hit.Article, best).Covered ? i : best;
        return Math.Clamp(hit.Sentence - best, -5, 5);
    }

    private static float KindCover(QuestionView question, float[] matched, WordKind kind)
    {
        var (covered, all) = (0f, 0f);
        for (var term = 0; term < matched.Length; term++)
        {
            if (question.Kinds[term] != kind)
                continue;
            covered += question.Weights[term] * matched[term];
            all += question.Weights[term];
        }
        return all > 0 ? covered / all : 0.5f;
    }

    private static float Missing(QuestionView question, float[] matched)
    {
        var missing = 0f;
        for (var term = 0; term < matched.Length; term++)
            missing += question.Weights[term] * (1 - matched[term]);
        return matched.Length == 0 ? 0 : missing * matched.Length / question.Total;
    }

    private static SentenceMatch? Neighbour(QuestionView question, PassageHit hit, int step)
    {
        var at = hit.Sentence + step;
        return at >= 0 && at < hit.Article.Sentences.Count ? question.Match(hit.Article, at) : null;
    }

    private static void AddParagraph(QuestionView question, PassageHit hit, float[] matched)
    {
        var (first, end) = ShapeFeatures.Paragraph(hit);
        for (var i = first; i < end; i++)
            Add(question.Match(hit.Article, i), matched);
    }

    private static void Add(SentenceMatch? other, float[] matched)
    {
        for (var term = 0; other is not null && term < matched.Length; term++)
            matched[term] = Math.Max(matched[term], other.Matched[term]);
    }

    private static float Covered(QuestionView question, float[] matched)
    {
        var covered = 0f;
        for (var term = 0; term < matched.Length; term++)
            covered += question.Weights[term] * matched[term];
        return covered;
    }

    private static float Gain(QuestionView question, SentenceMatch own, SentenceMatch? other)
    {
        var gain = 0f;
        for (var term = 0; other is not null && term < own.Matched.Length; term++)
            gain += question.Weights[term] * Math.Max(0, other.Matched[term] - own.Matched[term]);
        return gain / question.Total;
    }

    private static float NameCover(QuestionView question, float[] matched)
    {
        var (covered, all) = (0f, 0f);
        for (var term = 0; term < matched.Length; term++)
        {
            if (!question.Question.Terms[term].IsName)
                continue;
            covered += question.Weights[term] * matched[term];
            all += question.Weights[term];
        }
        return all > 0 ? covered / all : 1;
    }

    private static float HighestMissing(QuestionView question, float[] matched)
    {
        var highest = 0f;
        for (var term = 0; term < matched.Length; term++)
            highest = Math.Max(highest, question.Weights[term] * (1 - matched[term]));
        return highest / question.Heaviest;
    }
}
