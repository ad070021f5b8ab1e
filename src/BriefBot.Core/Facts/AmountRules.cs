using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>What costs, rises, falls, invests or earns how much.</summary>
internal static class AmountRules
{
    public static void Find(SentenceFacts facts)
    {
        var sentence = facts.Sentence;
        foreach (var clause in facts.Clauses)
        {
            if (clause.Verb is not (FactVerb.Amount or FactVerb.Invest) || clause.Subject is not { } what || IsPronoun(sentence, what))
                continue;
            if (Quantities(sentence, clause).FirstOrDefault() is not { IsEmpty: false } amount)
                continue;
            facts.Add(
                clause, FactKind.Amount, FactPredicate.Amounts,
                [
                    what.Entity >= 0 ? sentence.Argument(FactPart.Who, what) with { Span = sentence.Span(what.First, what.End) } : new FactArgument(FactPart.Who, sentence.Span(what.First, what.End)),
                    new FactArgument(FactPart.Amount, amount),
                    clause.Object is { } whom && !sentence.SpanOf(whom).Overlaps(amount) && whom.HeadFirst != what.HeadFirst ? sentence.Argument(FactPart.Whom, whom) : null,
                ]);
        }
    }

    /// <summary>A sum of money within the clause.</summary>
    public static FactArgument? SumIn(SentenceReading sentence, Clause clause)
    {
        var sum = PhraseReader.Within(sentence.Analysis.Quantities, sentence.Sentence.Span, quantity => quantity.Span)
            .FirstOrDefault(quantity => quantity.Kind == QuantityKind.Money && IsIn(sentence, clause, quantity.Span));
        return sum.Span.IsEmpty ? null : new FactArgument(FactPart.Amount, sum.Span);
    }

    private static IEnumerable<TextSpan> Quantities(SentenceReading sentence, Clause clause) =>
        PhraseReader.Within(sentence.Analysis.Quantities, sentence.Sentence.Span, quantity => quantity.Span)
            .Where(quantity => quantity.Kind is QuantityKind.Money or QuantityKind.Percent && IsIn(sentence, clause, quantity.Span)
                && (sentence.IsDutch || quantity.Span.Start > sentence.Analysis.Tokens[clause.VerbToken].Span.Start))
            .Select(quantity => quantity.Span);

    private static bool IsIn(SentenceReading sentence, Clause clause, TextSpan span)
    {
        var (first, end) = (sentence.Phrases[clause.First], sentence.Phrases[clause.End - 1]);
        return sentence.Span(first.First, Math.Max(end.End, first.First + 1)).Contains(span);
    }

    private static bool IsPronoun(SentenceReading sentence, NounPhrase phrase) =>
        phrase.Entity < 0 && phrase.HeadEnd - phrase.HeadFirst == 1 && sentence.Tag(phrase.HeadFirst) == Analysis.Tagging.PartOfSpeech.Pronoun;
}
