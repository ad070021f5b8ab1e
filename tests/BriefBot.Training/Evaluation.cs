using System.Diagnostics;
using BriefBot.Cli.Contract;
using BriefBot.Cli.Evaluation;
using BriefBot.Cli.Questions;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Training;

/// <param name="Answer">As it is given when nothing is refused.</param>
internal sealed record ScoredAnswer(BatchQuestion Question, AnswerRecord Answer);

/// <summary>Answers a data set's questions with given models, and scores the answers.</summary>
internal static class Evaluation
{
    public static Scorer Scorer(DataSet data) =>
        new((id, _) => ArticleId.TryParse(id, out var parsed) ? data.Articles.GetValueOrDefault(parsed)?.Text : null, null);

    /// <summary>As if everything below the threshold had been refused.</summary>
    public static Figures Figures(DataSet data, IEnumerable<ScoredAnswer> answers, double threshold)
    {
        var scorer = Scorer(data);
        foreach (var (question, answer) in answers)
            scorer.Add(question, answer.Confidence >= threshold ? answer : Refused(answer));
        return scorer.Figures();
    }

    /// <summary>Refuses nothing, so that every threshold can be tried on the answers.</summary>
    public static async Task<IReadOnlyList<ScoredAnswer>> AnswerAsync(
        DataSet data, IEnumerable<BatchQuestion> questions, AnswerModels models, CancellationToken cancellationToken)
    {
        var engine = new AnswerEngine(data.Store, data.Index, new AnswerOptions(), models);
        var answers = new List<ScoredAnswer>();
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var result = await engine.AnswerAsync(Unrefused(question), cancellationToken);
            answers.Add(new ScoredAnswer(
                question, AnswerRecords.From(question.Id, new TimedReply(Reply(result), "", Stopwatch.GetElapsedTime(start)))));
        }
        return answers;
    }

    private static AnswerRecord Refused(AnswerRecord answer) => answer with { Answered = false, Answer = "", Citations = [] };

    private static Question Unrefused(BatchQuestion question) => new()
    {
        Text = question.Text,
        Language = question.Language,
        Asked = question.Asked ?? DateTimeOffset.UnixEpoch,
        Threshold = 0,
    };

    private static Reply Reply(AnswerResult result) =>
        new() { Kind = result is Answer ? ReplyKind.Answer : ReplyKind.Refusal, Language = result.Language, Text = "", Result = result };
}
