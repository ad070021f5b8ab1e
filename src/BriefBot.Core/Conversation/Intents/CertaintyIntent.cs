using BriefBot.Core.Answering;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"Are you sure?": of the quote always, of the answer as far as it goes, and who else says so.</summary>
internal sealed class CertaintyIntent(AskIntent ask)
{
    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var question = turn.State.LastQuestion!;
        var result = await ask.FindAsync(turn, question, QuestionAnalyzer.LanguageOf(question), cancellationToken);
        if (result is not Answer answer)
            return turn.Say(ReplyKind.Done, turn.Texts.Format(turn.Texts.SureRefused, question, result.Confidence));
        var others = answer.Citations.Skip(1).Where(citation => citation.AnswerText.Length > 0).Select(citation => citation.Source.Id).Distinct().Count();
        var support = others == 0 ? turn.Texts.SureAlone : turn.Texts.Counted(turn.Texts.SureOthers, others);
        return turn.Say(ReplyKind.Done, $"{turn.Texts.Format(turn.Texts.SureOfQuote, question, answer.Confidence)} {support}") with
        {
            Passages = [.. answer.Citations.Select(citation => citation.Passage)],
            Notices = QuoteReading.SampleNotices(answer.Citations.Select(citation => citation.Source), turn.Language),
        };
    }
}
