using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"In English please": the last reply again, with everything that is ours in that language.</summary>
internal sealed class OtherLanguageIntent(AskIntent ask)
{
    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var question = turn.State.LastQuestion!;
        var other = turn with { Language = turn.Command.Argument };
        var result = await ask.FindAsync(other, question, QuestionAnalyzer.LanguageOf(question), cancellationToken);
        var outcome = ask.Say(other, question, result);
        return result is Answer
            ? outcome with { Reply = outcome.Reply with { Notices = [.. outcome.Reply.Notices, other.Texts.RepeatedFrom] } }
            : outcome;
    }
}
