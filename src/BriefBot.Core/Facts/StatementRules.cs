using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>Who says what.</summary>
internal static class StatementRules
{
    public static void Find(SentenceFacts facts)
    {
        if (facts.Attribution is not { Speaker: { Entity: >= 0 } speaker } saying)
            return;
        var sentence = facts.Sentence;
        if (sentence.KindOf(speaker) is not (MentionKind.Person or MentionKind.Organisation))
            return;
        var said = Trimmed(sentence, sentence.Span(saying.First, saying.End));
        var who = sentence.Argument(FactPart.Who, speaker);
        var what = new FactArgument(FactPart.What, said);
        if (saying.Clause is { } clause)
            facts.Add(clause with { IsUnreal = clause.IsUnreal }, FactKind.Statement, FactPredicate.Says, [who, what]);
        else
            facts.Add(speaker.HeadFirst, FactKind.Statement, FactPredicate.Says, [who, what]);
    }

    private static TextSpan Trimmed(SentenceReading sentence, TextSpan span) =>
        span.End < sentence.Text.Length && sentence.Text[span.End] is '”' or '"' && sentence.Text[span.Start] is '“' or '"' ? new TextSpan(span.Start, span.End + 1) : span;
}
