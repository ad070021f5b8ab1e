using BriefBot.Cli.Contract;
using BriefBot.Cli.Evaluation;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;
using System.Diagnostics;
using BriefBot.Cli.Questions;

namespace BriefBot.Training;

/// <summary>Answers a data set's questions with given models, and scores the answers.</summary>
internal static class Evaluation
{
    public static async Task<Figures> RunAsync(
        DataSet data, IEnumerable<BatchQuestion> questions, AnswerModels models, double? threshold, CancellationToken cancellationToken)
    {
        var scorer = Scorer(data);
        await AnswerAsync(data, questions, models, threshold, scorer.Add, cancellationToken);
        return scorer.Figures();
    }

    public static Scorer Scorer(DataSet data) =>
        new((id, _) => ArticleId.TryParse(id, out var parsed) ? data.Articles.GetValueOrDefault(parsed)?.Text : null, null);

    public static async Task AnswerAsync(
        DataSet data, IEnumerable<BatchQuestion> questions, AnswerModels models, double? threshold,
        Action<BatchQuestion, AnswerRecord> answered, CancellationToken cancellationToken)
    {
        var engine = new AnswerEngine(data.Store, data.Index, new AnswerOptions(), models);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var result = await engine.AnswerAsync(Question(question, threshold), cancellationToken);
            answered(question, AnswerRecords.From(question.Id, new TimedReply(Reply(result), "", Stopwatch.GetElapsedTime(start))));
        }
    }

    private static Question Question(BatchQuestion question, double? threshold) => new()
    {
        Text = question.Text,
        Language = question.Language,
        Asked = question.Asked ?? DateTimeOffset.UnixEpoch,
        Threshold = threshold,
    };

    private static Reply Reply(AnswerResult result) =>
        new() { Kind = result is Answer ? ReplyKind.Answer : ReplyKind.Refusal, Language = result.Language, Text = "", Result = result };
}
