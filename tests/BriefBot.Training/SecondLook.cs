using BriefBot.Cli.Evaluation;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>The sentences of one question that get a second look, best of the first look first.</summary>
/// <param name="Worth">Of each: 0 when it is wrong, else one half and up to another half for its short answer.</param>
internal sealed record SecondLook(Example Example, IReadOnlyList<JudgedPassage> Passages, IReadOnlyList<float> Worth)
{
    /// <param name="ranker">Did not see the example.</param>
    /// <param name="spans">Did not see it either.</param>
    /// <returns>Null when nothing is found.</returns>
    public static SecondLook? Read(Example example, BoostedTrees ranker, BoostedTrees spans)
    {
        var ranked = Reranker.Rank(example.View, example.Rows, ranker);
        var (passages, worth) = (new List<JudgedPassage>(), new List<float>());
        foreach (var passage in ranked.Take(ClassAnswers.Depth(example.View.Question)).TakeWhile(passage => AnswerJudge.IsWorthIt(ranked[0], passage)))
        {
            var text = example.Data.Articles[passage.Hit.Article.Id].Text;
            var looked = ClassAnswers.Reconsider(example.View, AnswerJudge.Look(example.View, ranked, passage, text, spans), text, spans);
            passages.Add(looked);
            worth.Add(example.IsRightAt(passage.Hit) ? 0.5f + 0.5f * Agreement(example, looked, text) : 0);
        }
        return passages.Count == 0 ? null : new SecondLook(example, passages, worth);
    }

    private static float Agreement(Example example, JudgedPassage looked, string text)
    {
        if (looked.Span.Span is not { } span)
            return 0;
        var given = span.Shift(looked.Passage.Hit.Span.Start).In(text).ToString();
        return (float)example.Question.Answers.Max(answer => WordMatching.TokenF1(given, answer));
    }
}
