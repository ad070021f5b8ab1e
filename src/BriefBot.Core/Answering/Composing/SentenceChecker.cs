using BriefBot.Core.Answering.Composing.Checking;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Composing;

/// <summary>
/// Decides by rules whether a sentence that a language model wrote is supported by a quote that it cites. It must be so by
/// one quote alone: two may each be true and say nothing together. Every name, number and date, every other word that says
/// something, who does what to whom, what is denied and what is only planned has to be in that quote. It knows less than a
/// reader, and what it does not see supported is dropped.
/// </summary>
/// <param name="language">The asker's: "nl" or "en".</param>
internal sealed class SentenceChecker(IReadOnlyList<Citation> citations, string language)
{
    private readonly Dictionary<int, SaidText> _quotes = [];

    /// <returns>What is wrong; or nothing, and the sentence with those of its citations that support it.</returns>
    public (Objection Objection, ComposedSentence Sentence) Check(ComposedSentence sentence)
    {
        if (PlainStatement.Check(sentence.Text, language) is not Objection.None and var shape)
            return (shape, sentence);
        if (sentence.Citations.Count == 0)
            return (Objection.NoCitation, sentence);
        var cited = sentence.Citations.Select(number => citations.FirstOrDefault(citation => citation.Number == number)).ToList();
        if (cited.Contains(null))
            return (Objection.UnknownCitation, sentence);
        var checks = cited.OfType<Citation>().Select(citation => (citation.Number, Objection: Check(sentence.Text, citation))).ToList();
        int[] supporting = [.. checks.Where(check => check.Objection == Objection.None).Select(check => check.Number)];
        return supporting.Length > 0
            ? (Objection.None, sentence with { Citations = supporting })
            : (checks[0].Objection, sentence);
    }

    /// <summary>Whether a sentence holds the short answer, or there is none to hold.</summary>
    public bool SaysAnswer(string sentence)
    {
        var first = citations[0];
        if (first.AnswerSpan is not { } span || span.IsEmpty)
            return true;
        var (said, quote) = (new SaidText(sentence, language, first.Source.Published), Quote(first));
        var match = new WordMatch(language, quote.Language);
        return quote.Words
            .Where(word => word.IsContent && span.Contains(word.Token.Span))
            .All(asked => said.Words.Any(word => match.Holds(word, asked)));
    }

    private Objection Check(string sentence, Citation citation)
    {
        var said = new SaidText(sentence, language, citation.Source.Published);
        if (PlainStatement.Check(said) is not Objection.None and var shape)
            return shape;
        var quote = Quote(citation);
        if (!QuotationsStand(sentence, quote.Text))
            return Objection.Quotation;
        var match = new WordMatch(language, quote.Language);
        var isRepeated = match.IsOneLanguage && said.Words.Select(word => word.Form).SequenceEqual(quote.Words.Select(word => word.Form));
        return Missing(said, quote, match) is not Objection.None and var missing ? missing
            : isRepeated ? Objection.None : Compare(said, quote, match);
    }

    private SaidText Quote(Citation citation)
    {
        if (!_quotes.TryGetValue(citation.Number, out var quote))
            _quotes[citation.Number] = quote = new SaidText(citation.Quote.Text, (citation.Source as Article)?.Language ?? "und", citation.Source.Published);
        return quote;
    }

    /// <summary>What is in the sentence and not in the quote at all.</summary>
    private static Objection Missing(SaidText said, SaidText quote, WordMatch match)
    {
        if (said.Words.Any(word => word.Value is { IsAbsolute: false }))
            return Objection.Date;
        foreach (var word in said.Words)
        {
            if (word.IsContent && !quote.Words.Any(other => word.IsVerb ? match.HoldsVerb(word, other) : match.Holds(word, other)))
                return word.IsDate ? Objection.Date : word.Value is not null || word.IsNumber ? Objection.Value : word.IsName ? Objection.Name : Objection.Words;
        }
        return PronounsStand(said, quote) ? Objection.None : Objection.Name;
    }

    /// <summary>The least that is wrong in any order of telling.</summary>
    private static Objection Compare(SaidText said, SaidText quote, WordMatch match)
    {
        var worst = Objection.Roles;
        foreach (var one in Orders.Of(said))
        {
            foreach (var other in Orders.Of(quote))
            {
                if (Alignment.Of(one.Words, other.Words, match) is not { } alignment)
                    continue;
                var roles = new RoleCheck(alignment, said.Language, quote.Language, match);
                if (!roles.Holds())
                    continue;
                var places = alignment.Places.Concat(roles.Verbs).ToDictionary();
                worst = new QualifierCheck(one.Words, other.Words, said.Language, quote.Language, places).Check();
                if (worst == Objection.None)
                    return worst;
            }
        }
        return worst;
    }

    /// <summary>A pronoun stands behind a name or a noun of its own sentence, and the quote has it too.</summary>
    private static bool PronounsStand(SaidText said, SaidText quote)
    {
        for (var i = 0; i < said.Words.Count; i++)
        {
            var word = said.Words[i];
            if (SmallWords.PronounClass(word.Form, said.Language) is not { } pronoun || word.Tag != Analysis.Tagging.PartOfSpeech.Pronoun)
                continue;
            if (!said.Words.Take(i).Any(before => before.IsContent && before.Phrase >= 0)
                || !quote.Words.Any(other => SmallWords.PronounClass(other.Form, quote.Language) == pronoun))
                return false;
        }
        return true;
    }

    /// <summary>What stands between quotation marks is the quote's, to the letter.</summary>
    private static bool QuotationsStand(string sentence, string quote)
    {
        var marks = sentence.Select((c, at) => (c, at)).Where(pair => pair.c is '"' or '“' or '”' or '„').Select(pair => pair.at).ToList();
        return marks.Count % 2 == 0
            && marks.Chunk(2).All(pair => quote.Contains(sentence[(pair[0] + 1)..pair[1]].TrimEnd('.', ','), StringComparison.Ordinal));
    }
}
