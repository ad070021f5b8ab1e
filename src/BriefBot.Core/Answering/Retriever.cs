using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>The first stage: from a question to the sentences worth a closer look.</summary>
internal static class Retriever
{
    private const int Limit = 200;

    public static PassageHits Retrieve(PassageIndex index, QuestionAnalysis analysis, Question question) =>
        index.Search(new PassageQuery(
            [.. analysis.Terms.Select(term => term.Query)], question.Collections, Limit, question.Asked)
        {
            Sources = Sources(analysis, question),
            Period = analysis.Period?.Interval,
            IsAboutNow = analysis.IsAboutNow,
            Near = analysis.NearTerms,
        });

    /// <summary>Which articles the asker wants it from; null for any.</summary>
    public static SourceFilter? Sources(QuestionAnalysis analysis, Question question)
    {
        var published = analysis.Period is { IsOfPublication: true } period ? period.Interval : (TimeInterval?)null;
        return analysis.Sources is null && published is null && question.Articles is null
            ? null
            : new SourceFilter(analysis.Sources?.Key, analysis.Sources?.Language, published) { Articles = question.Articles };
    }
}
