using BriefBot.Core.Analysis;
using BriefBot.Core.Answering.Features;

namespace BriefBot.Core.Answering.Disagreements;

internal static class PairFeatures
{
    /// <summary>Tokens of an article that tell what it is about.</summary>
    private const int Beginning = 30;

    public static readonly int Count = Enum.GetValues<PairFeature>().Length;

    /// <param name="articles">How many articles are about what the question names.</param>
    /// <param name="isFirst">Whether one of the two is what the engine would answer.</param>
    public static float[] Of(QuestionView question, Witness one, Witness other, int articles, bool isOfClass, bool isFirst)
    {
        var row = new float[Count];
        var (a, b) = (one.Ranked.Features, other.Ranked.Features);
        Set(PairFeature.OddsOfBoth, (float)Math.Min(one.LogOdds, other.LogOdds));
        Set(PairFeature.OddsOfBetter, (float)Math.Max(one.LogOdds, other.LogOdds));
        Set(PairFeature.EvidenceOfBoth, Math.Min(one.Ranked.Evidence, other.Ranked.Evidence));
        Set(PairFeature.EvidenceApart, Math.Abs(one.Ranked.Evidence - other.Ranked.Evidence));
        Set(PairFeature.SpanEvidenceOfBoth, Math.Min(one.Judged.Span.Evidence, other.Judged.Span.Evidence));
        Set(PairFeature.SpanGapOfBoth, Math.Min(4, Math.Min(one.Judged.Span.Gap, other.Judged.Span.Gap)));
        Set(PairFeature.CoverOfBoth, Both(SentenceFeature.Cover));
        Set(PairFeature.ContextCoverOfBoth, Both(SentenceFeature.ContextCover));
        Set(PairFeature.ParagraphCoverOfBoth, Both(SentenceFeature.ParagraphCover));
        Set(PairFeature.ParagraphCoverApart, Apart(SentenceFeature.ParagraphCover));
        Set(PairFeature.CommonCoverOfBoth, Both(SentenceFeature.CommonCover));
        Set(PairFeature.CommonCoverApart, Apart(SentenceFeature.CommonCover));
        Set(PairFeature.NameCoverOfBoth, Both(SentenceFeature.NameCover));
        Set(PairFeature.VerbCoverOfBoth, Both(SentenceFeature.VerbCover));
        Set(PairFeature.VerbParagraphCoverOfBoth, Both(SentenceFeature.VerbParagraphCover));
        Set(PairFeature.NounParagraphCoverOfBoth, Both(SentenceFeature.NounParagraphCover));
        Set(PairFeature.AdjectiveParagraphCoverOfBoth, Both(SentenceFeature.AdjectiveParagraphCover));
        Set(PairFeature.TypeFitOfBoth, Both(SentenceFeature.TypeFit));
        Set(PairFeature.TypeNearnessOfBoth, Both(SentenceFeature.TypeNearness));
        Set(PairFeature.SameWordsAsked, SameWordsAsked(question, one, other));
        Set(PairFeature.SharedRest, SharedRest(question, one, other));
        Set(PairFeature.SaysOtherValue, Says(one, other) || Says(other, one) ? 1 : 0);
        Set(PairFeature.NamesAtBeginning, Math.Min(NamesAtBeginning(question, one), NamesAtBeginning(question, other)));
        Set(PairFeature.NameShare, NameShare(question));
        Set(PairFeature.Terms, question.Weights.Length);
        Set(PairFeature.Articles, MathF.Log(articles));
        Set(PairFeature.IsOfClass, isOfClass ? 1 : 0);
        Set(PairFeature.IsDate, one.Value is StatedDate ? 1 : 0);
        Set(PairFeature.IsAmount, one.Value is StatedAmount ? 1 : 0);
        Set(PairFeature.IsFirst, isFirst ? 1 : 0);
        Set(PairFeature.SameLanguage, one.Reading.Language == other.Reading.Language ? 1 : 0);
        return row;

        void Set(PairFeature feature, float value) => row[(int)feature] = value;
        float Both(SentenceFeature feature) => Math.Min(a[feature], b[feature]);
        float Apart(SentenceFeature feature) => Math.Abs(a[feature] - b[feature]);
    }

    private static float SameWordsAsked(QuestionView question, Witness one, Witness other)
    {
        var (a, b) = (Match(question, one), Match(question, other));
        var (both, either) = (0f, 0f);
        for (var term = 0; term < question.Weights.Length; term++)
        {
            both += question.Weights[term] * Math.Min(a.Matched[term], b.Matched[term]);
            either += question.Weights[term] * Math.Max(a.Matched[term], b.Matched[term]);
        }
        return either > 0 ? both / either : 0;
    }

    private static float SharedRest(QuestionView question, Witness one, Witness other)
    {
        var (a, b) = (Rest(question, one), Rest(question, other));
        return a.Count == 0 || b.Count == 0 ? 0 : (float)a.Count(b.Contains) / Math.Min(a.Count, b.Count);
    }

    /// <summary>The sentence's content words that the question does not hold, its value aside.</summary>
    private static HashSet<string> Rest(QuestionView question, Witness witness)
    {
        var asked = question.Question.Tokens.Select(token => token.Stem).ToHashSet(StringComparer.Ordinal);
        return [.. witness.Reading.Tokens
            .Where(token => !token.Kind.HasFlag(TokenKind.StopWord) && !asked.Contains(token.Stem) && !witness.Value.Span.Contains(token.Span))
            .Select(token => token.Stem)];
    }

    private static SentenceMatch Match(QuestionView question, Witness witness) =>
        question.Match(witness.Ranked.Hit.Article, witness.Ranked.Hit.Sentence);

    private static bool Says(Witness witness, Witness other) => witness.Article.Text.Contains(other.Value.Text, StringComparison.OrdinalIgnoreCase);

    private static float NamesAtBeginning(QuestionView question, Witness witness)
    {
        var article = witness.Ranked.Hit.Article;
        var matched = new float[question.Weights.Length];
        question.MatchTitle(article, matched);
        foreach (var term in article.Terms.AsSpan(0, Math.Min(Beginning, article.Terms.Length)))
        {
            foreach (var match in question.MatchesOf(term) ?? [])
                matched[match.Term] = Math.Max(matched[match.Term], match.Weight);
        }
        var (names, all) = (0f, 0f);
        for (var term = 0; term < matched.Length; term++)
        {
            if (!question.Question.Terms[term].IsName)
                continue;
            names += question.Weights[term] * matched[term];
            all += question.Weights[term];
        }
        return all > 0 ? names / all : 0;
    }

    private static float NameShare(QuestionView question)
    {
        var names = 0f;
        for (var term = 0; term < question.Weights.Length; term++)
            names += question.Question.Terms[term].IsName ? question.Weights[term] : 0;
        return names / question.Total;
    }
}
