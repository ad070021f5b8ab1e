namespace BriefBot.Core.Indexing.Segments;

/// <summary>Counts over what can be found, from which BM25's averages follow.</summary>
internal readonly record struct IndexTotals(int Articles, int Sentences, int Paragraphs, long Tokens, long TitleTokens)
{
    public float AverageSentenceLength => Sentences == 0 ? 1 : Math.Max(1, (float)Tokens / Sentences);

    public float AverageParagraphLength => Paragraphs == 0 ? 1 : Math.Max(1, AverageSentenceLength * Sentences / Paragraphs);

    public float AverageTitleLength => Articles == 0 ? 1 : Math.Max(1, (float)TitleTokens / Articles);

    public static IndexTotals operator +(IndexTotals one, IndexTotals other) => new(
        one.Articles + other.Articles, one.Sentences + other.Sentences, one.Paragraphs + other.Paragraphs,
        one.Tokens + other.Tokens, one.TitleTokens + other.TitleTokens);

    public static IndexTotals operator -(IndexTotals one, IndexTotals other) => new(
        one.Articles - other.Articles, one.Sentences - other.Sentences, one.Paragraphs - other.Paragraphs,
        one.Tokens - other.Tokens, one.TitleTokens - other.TitleTokens);
}
