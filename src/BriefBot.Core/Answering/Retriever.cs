using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>The first stage: from a question to the sentences worth a closer look.</summary>
internal static class Retriever
{
    private const int Limit = 200;

    public static PassageHits Retrieve(PassageIndex index, QuestionAnalysis analysis, Question question) =>
        index.Search(new PassageQuery(
            [.. analysis.Terms.Select(term => term.Query)], question.Collections, Limit, question.Asked));
}
