using BriefBot.Core.Answering;
using BriefBot.Core.Conversation.Intents;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>
/// Settles what a message asks: what it says, or what it means after the last question. What goes on from it for certain
/// is read so, unless only the message as it stands is answered; otherwise the better answered reading counts.
/// </summary>
internal sealed class QuestionReader(IArticleStore store)
{
    private readonly ThreadContextReader _contexts = new(store);

    /// <param name="find">Answers a question in words of a language.</param>
    public async Task<(QuestionRead Question, AnswerResult Result)> ReadAsync(
        Turn turn, Func<string, string, Task<AnswerResult>> find, CancellationToken cancellationToken)
    {
        var plain = new QuestionRead("", turn.Message.Text, turn.Language, false);
        if (turn.State.Read is { } before && before.Event == turn.Message.Place?.EventKey)
            return (before, await find(before.Question, before.Language));
        if (await _contexts.ReadAsync(turn, cancellationToken) is not { } context
            || FollowUpResolver.Resolve(turn.Message.Text, turn.Language, context) is not { } followUp)
            return (plain, await find(plain.Question, plain.Language));
        var rewritten = new QuestionRead("", followUp.Question, followUp.Language, true);
        var read = await find(rewritten.Question, rewritten.Language);
        if (followUp.IsCertain && read is Answer)
            return (rewritten, read);
        var asSaid = await find(plain.Question, plain.Language);
        var takePlain = asSaid is Answer ? read is not Answer || asSaid.Confidence >= read.Confidence : read is not Answer && !followUp.IsCertain;
        return takePlain ? (plain, asSaid) : (rewritten, read);
    }
}
