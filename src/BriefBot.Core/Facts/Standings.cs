using System.Collections.Frozen;

namespace BriefBot.Core.Facts;

/// <summary>How a clause is told: as a fact, as hearsay, as a plan, as denied, or as no fact at all.</summary>
internal static class Standings
{
    private static readonly FrozenSet<string> Negations = Set("not never no nor n't cannot niet geen nooit niemand noch");

    private static readonly FrozenSet<string> Plans = Set(
        "will shall 'll plan plans planned planning intend intends intended agree agrees agreed want wants wanted hope hopes hoped expected set due aims aim going"
        + " zal zullen zult gaat gaan wil willen wilde wilden wenst hoopt");

    private static readonly FrozenSet<string> Hearsay = Set("reportedly allegedly apparently supposedly naar_verluidt vermoedelijk vermeend kennelijk zou zouden");

    private static readonly FrozenSet<string> Unreal = Set(
        "would could might may should must can ought did do does to refused refuses failed fails try tries tried trying decline declined"
        + " kan kon kunnen konden mag mogen mocht zou zouden moest moesten weigert weigerde probeert probeerde dreigt dreigde");

    private static readonly FrozenSet<string> Conditions = Set("if unless whether als indien tenzij mits");

    public static FactStanding Of(SentenceReading sentence, List<string> forms, int first, int at, int end)
    {
        var phrases = sentence.Phrases;
        if (forms.Exists(IsNegation) || AnyOther(sentence, first, end, IsNegation))
            return FactStanding.Denied;
        if (forms.Exists(Plans.Contains))
            return FactStanding.Planned;
        if (forms.Exists(Hearsay.Contains) || AnyOther(sentence, first, end, Hearsay.Contains) || at > 0 && Hearsay.Contains(sentence.Form(phrases[at].First - 1)))
            return FactStanding.Reported;
        return FactStanding.Stated;
    }

    /// <summary>"Could", "if", "tried to", a question: nobody says that it is so.</summary>
    public static bool IsUnreal(SentenceReading sentence, List<string> forms, List<Phrase> phrases, int first, int at)
    {
        var planned = forms.Exists(Plans.Contains);
        if (forms.Exists(form => form is "zou" or "zouden") && !planned)
            return true;
        if (forms.Exists(form => Unreal.Contains(form) && !(planned && form is "to") && !(IsNegated(forms) && form is "did" or "do" or "does")))
            return true;
        return first > 0 && phrases[first - 1].Kind == PhraseKind.Subordinator && Conditions.Contains(sentence.Form(phrases[first - 1].First))
            || at > 0 && first < phrases.Count && Conditions.Contains(sentence.Form(phrases[first].First));
    }

    private static bool IsNegated(List<string> forms) => forms.Exists(IsNegation);

    private static bool IsNegation(string form) => Negations.Contains(form) || form.EndsWith("n't", StringComparison.Ordinal);

    private static bool AnyOther(SentenceReading sentence, int first, int end, Func<string, bool> matches)
    {
        for (var i = first; i < end; i++)
        {
            var phrase = sentence.Phrases[i];
            if (phrase.End > phrase.First && phrase.Kind is PhraseKind.Other or PhraseKind.Noun && matches(sentence.Form(phrase.First))
                && sentence.Form(phrase.First + 1) is not ("only" or "just" or "alleen" or "enkel"))
                return true;
        }
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
