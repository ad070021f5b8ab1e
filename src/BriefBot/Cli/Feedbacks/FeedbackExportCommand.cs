using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feedbacks;

/// <summary><c>feedback export</c>: ratings as questions to evaluate with.</summary>
internal static class FeedbackExportCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var all = new Option<bool>("--all")
        {
            Description = "Also what was called wrong: with its rating, and \"answerable\" and \"evidence\" left for a person to fill in.",
        };
        var command = new DocumentedCommand(
            "export",
            "Prints rated questions as lines of a question file.",
            """
            An answer that was called good makes its question answerable, with the quoted sentence as evidence; a refusal that
            was called good makes it unanswerable. Where people disagree, and where the article is gone, there is no line.
            Nobody is named.
            """,
            ("briefbot feedback export > questions.jsonl", "For \"briefbot answer\" and \"briefbot eval\"."))
        {
            all,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var ratings = await bot.Feedback.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
            var number = 0;
            foreach (var same in ratings.GroupBy(feedback => (feedback.Question.Trim(), feedback.Passage)))
            {
                if (await QuestionOfAsync([.. same], arguments.GetValue(all), bot.Store, cancellationToken) is { } question)
                    environment.Output.WriteLine(ContractJson.Line(question with { Id = string.Create(CultureInfo.InvariantCulture, $"f{++number:000}") }));
            }
            if (number == 0)
                environment.Error.WriteLine("No rating says enough to make a question of.");
            return ExitStatus.Ok;
        });
        return command;
    }

    /// <param name="ratings">Of one question with one outcome, at least one.</param>
    private static async Task<FeedbackQuestion?> QuestionOfAsync(
        List<Feedback> ratings, bool all, IArticleStore store, CancellationToken cancellationToken)
    {
        var first = ratings[0];
        var text = first.Question.Trim();
        var question = new FeedbackQuestion(
            "", text, LanguageIdentifier.Identify(text) == "nl" ? "nl" : "en", first.Given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, []);
        if (ratings.TrueForAll(rating => rating.Rating == FeedbackRating.NotHelpful))
            return all ? question with { Rating = FeedbackRecord.Word(FeedbackRating.NotHelpful) } : null;
        if (ratings.Exists(rating => rating.Rating == FeedbackRating.NotHelpful))
            return null;
        if (first.Passage is not { } passage)
            return question with { Answerable = false };
        return await store.FindAsync(passage.ArticleId, passage.Revision, cancellationToken) is Article article && passage.Span.End <= article.Text.Length
            ? question with { Answerable = true, Evidence = [article.Quote(passage.Span).Text] }
            : null;
    }
}
