using System.Text.RegularExpressions;

namespace BriefBot.Core.Answering.LongAnswers;

internal static partial class LongAnswerKinds
{
    public static LongAnswerKind Of(QuestionAnalysis question)
    {
        var words = string.Join(' ', question.Tokens.Select(token => token.Form));
        return TopicWords().IsMatch(words) ? LongAnswerKind.Topic
            : EventWords().IsMatch(words) ? LongAnswerKind.Events
            : question.Expected switch
            {
                AnswerType.Reason => LongAnswerKind.Reason,
                AnswerType.Manner => LongAnswerKind.Manner,
                _ => LongAnswerKind.None,
            };
    }

    [GeneratedRegex(@"^(?:(?:please|can you|could you|kun je|kan je|wil je) )?(?:tell (?:me |us )?(?:more |something |all |everything )?about|explain|describe|what do you know about|what is known about|vertel (?:me |mij |ons |eens )*(?:meer |iets |alles )?over|(?:leg|verklaar) .* uit$|leg (?:me |mij )?uit|beschrijf|wat weet je over|wat is er bekend over)\b", RegexOptions.CultureInvariant)]
    private static partial Regex TopicWords();

    [GeneratedRegex(@"^(?:so )?(?:what (?:has |had )?happen|what is going on|what's going on|what went|wat (?:is|was) er (?:precies |allemaal )?(?:gebeurd|aan de hand)|wat gebeurde|wat gebeurt)", RegexOptions.CultureInvariant)]
    private static partial Regex EventWords();
}
