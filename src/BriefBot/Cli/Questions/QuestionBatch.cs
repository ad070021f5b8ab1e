using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli.Questions;

/// <summary>
/// Answers many questions in order, one after the other: two at a time would make each look slower than it is.
/// </summary>
internal sealed class QuestionBatch(Bot bot, CliEnvironment environment, double? threshold)
{
    /// <param name="answered">Called with each answer as soon as it is there.</param>
    /// <returns>How many were answered: all of them.</returns>
    public async Task<int> AnswerAsync(
        IReadOnlyList<BatchQuestion> questions, Action<BatchQuestion, AnswerRecord> answered, CancellationToken cancellationToken)
    {
        await bot.WarmUpAsync(cancellationToken);
        return await ProgressBar.ShowAsync(questions.Count, environment, async report =>
        {
            var done = 0;
            foreach (var question in questions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                answered(question, AnswerRecords.From(question.Id, await bot.AskAsync(Message(question), cancellationToken)));
                report(++done, $"{done} of {questions.Count} answered");
            }
            return done;
        });
    }

    private IncomingMessage Message(BatchQuestion question) => new()
    {
        Text = question.Text,
        Language = question.Language,
        Received = question.Asked ?? environment.Clock.GetUtcNow(),
        Threshold = threshold,
    };
}
