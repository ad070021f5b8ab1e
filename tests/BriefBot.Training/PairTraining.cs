using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Disagreements;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>
/// Trains what tells whether two articles disagree: on our own articles that differ, and on SQuAD 2 and our news questions, where two
/// articles that seem to differ speak of different things.
/// </summary>
internal static class PairTraining
{
    /// <summary>What the pairs that disagree weigh together, as a share of all others.</summary>
    private const double Balance = 1;

    public static async Task<PairModel> TrainAsync(IEnumerable<DataSet> alike, DifferingSet differing, AnswerModels models, Action<string> report)
    {
        var rows = new List<(float[] Features, bool Differ)>();
        foreach (var set in alike)
        {
            foreach (var example in new ExampleReader(set).ReadAll())
                rows.AddRange((await ReadAsync(example, models)).Select(pair => (pair.Features, false)));
        }
        foreach (var example in new ExampleReader(differing.Data).ReadAll())
            rows.AddRange((await ReadAsync(example, models)).Select(pair => (pair.Features, differing.Disagree(example.Question.Id, pair))));
        report($"{rows.Count(row => row.Differ)} pairs of articles disagree, {rows.Count(row => !row.Differ)} do not");
        return LogisticRegression.Train(rows, Balance * rows.Count(row => !row.Differ) / Math.Max(1, rows.Count(row => row.Differ)));
    }

    private static async Task<List<WitnessPair>> ReadAsync(Example example, AnswerModels models)
    {
        var view = example.View;
        var ranked = Reranker.Rank(view, example.Rows, models.Ranker);
        if (ranked.Count == 0)
            return [];
        var judged = AnswerJudge.Order(
            ranked.Take(ClassAnswers.Depth(view.Question)).TakeWhile(passage => AnswerJudge.IsWorthIt(ranked[0], passage)).Select(passage => Look(passage)),
            models.Chooser);
        return await new WitnessPairs(view, ranked, judged, models).ReadAsync(article => Task.FromResult(example.Data.Articles.GetValueOrDefault(article.Id)));

        JudgedPassage Look(RankedPassage passage)
        {
            var text = example.Data.Articles[passage.Hit.Article.Id].Text;
            var looked = AnswerJudge.Look(view, CopiedSentences.Without(ranked, passage), passage, text, models.Spans);
            return ClassAnswers.Reconsider(view, looked, text, models.Spans);
        }
    }
}
