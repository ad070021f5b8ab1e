using BriefBot.Core.Conversation.Commands;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"good answer", "wrong answer": kept with the last question of this person in this thread.</summary>
internal sealed class FeedbackIntent(ConversationServices? services)
{
    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (services is null || turn.Message.Place is not { } place || turn.State.LastQuestion is not { } question)
            return turn.Problem(turn.Texts.NothingToRate);
        var isGood = turn.Command.Argument == Command.Good;
        var wasAnswered = turn.State.LastAnswer is not null && turn.State.Cited.Count > 0;
        var feedback = new Feedback(
            services.Time.GetUtcNow(),
            question,
            turn.State.LastAnswer ?? "",
            wasAnswered ? PassageOf(turn.State.Cited[0]) : null,
            isGood ? FeedbackRating.Helpful : FeedbackRating.NotHelpful)
        {
            User = place.User,
            Event = place.EventKey,
        };
        await services.Feedback.AddAsync(feedback, cancellationToken);
        return turn.Say(ReplyKind.Done, isGood ? turn.Texts.RatedGood : turn.Texts.RatedBad);
    }

    private static FeedbackPassage PassageOf(QuoteReference cited) => new(cited.ArticleId, cited.Revision, cited.Span);
}
