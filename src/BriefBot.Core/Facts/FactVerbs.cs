using System.Collections.Frozen;
using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Facts;

/// <summary>
/// The verbs that facts are made of, by what they say: infinitives, English ones with the particle that belongs to them;
/// Dutch separable ones are written as one word and found apart as well ("volgt … op").
/// </summary>
internal static class FactVerbs
{
    private static readonly FrozenDictionary<string, FactVerb> English = Table(
        (FactVerb.Be, "be"),
        (FactVerb.Become, "become"),
        (FactVerb.Appoint, "appoint name elect promote reelect re-elect hire inaugurate"),
        (FactVerb.Lead, "lead head chair oversee"),
        (FactVerb.TakeOver, "take+over"),
        (FactVerb.Succeed, "succeed replace"),
        (FactVerb.Resign, "resign quit retire step+down step+aside stand+down"),
        (FactVerb.Leave, "leave"),
        (FactVerb.Dismiss, "fire sack oust dismiss"),
        (FactVerb.Acquire, "acquire buy purchase take+over"),
        (FactVerb.Own, "own"),
        (FactVerb.Found, "found cofound co-found"),
        (FactVerb.Compete, "compete vie"),
        (FactVerb.Rank, "rank"),
        (FactVerb.Say, "say tell add warn argue explain claim announce confirm acknowledge write tweet insist admit state"),
        (FactVerb.Deny, "deny dispute reject"),
        (FactVerb.Amount, "cost rise fall drop increase decrease grow shrink decline earn raise pay total reach climb jump plunge surge slump gain lose donate exceed"),
        (FactVerb.Invest, "invest spend"),
        (FactVerb.Happen,
            "kill die injure wound strike hit open close launch win defeat beat crash arrest charge sentence convict acquit sign ban approve invade attack bomb explode"
            + " collapse sink flood erupt shoot stab rescue evacuate release unveil publish marry discover sue suspend cancel postpone merge land escape host"
            + " destroy declare impose pass overturn end begin start return visit meet receive"));

    private static readonly FrozenDictionary<string, FactVerb> Dutch = Table(
        (FactVerb.Be, "zijn"),
        (FactVerb.Become, "worden"),
        (FactVerb.Appoint, "benoemen aanstellen verkiezen herkiezen kiezen"),
        (FactVerb.Lead, "leiden"),
        (FactVerb.TakeOver, "overnemen"),
        (FactVerb.Succeed, "opvolgen vervangen"),
        (FactVerb.Resign, "opstappen aftreden terugtreden"),
        (FactVerb.Leave, "vertrekken neerleggen"),
        (FactVerb.Dismiss, "ontslaan afzetten"),
        (FactVerb.Acquire, "kopen opkopen verwerven"),
        (FactVerb.Own, "bezitten"),
        (FactVerb.Found, "oprichten"),
        (FactVerb.Compete, "concurreren wedijveren"),
        (FactVerb.Say, "zeggen vertellen melden waarschuwen benadrukken verklaren bevestigen laten+weten schrijven stellen erkennen toevoegen"),
        (FactVerb.Deny, "ontkennen tegenspreken"),
        (FactVerb.Amount, "kosten stijgen dalen toenemen afnemen groeien krimpen verdienen ophalen betalen bedragen verliezen doneren"),
        (FactVerb.Invest, "investeren steken"),
        (FactVerb.Happen,
            "doden overlijden sterven omkomen verwonden treffen openen sluiten lanceren winnen verslaan neerstorten arresteren aanhouden veroordelen vrijspreken ondertekenen"
            + " verbieden goedkeuren binnenvallen aanvallen ontploffen instorten zinken overstromen neerschieten redden evacueren presenteren onthullen publiceren trouwen"
            + " ontdekken schorsen afgelasten uitstellen fuseren landen ontsnappen beginnen eindigen vernietigen ontvangen ontmoeten bezoeken"));

    /// <summary>The English verb that a form may be of, with the word behind it; <see cref="FactVerb.None"/> for all others.</summary>
    public static FactVerb OfEnglish(string form, string behind)
    {
        if (form is "is" or "are" or "was" or "were" or "am" or "been" or "being" or "'s")
            return FactVerb.Be;
        foreach (var infinitive in EnglishForms.Bases(form).Prepend(form))
        {
            if (English.TryGetValue($"{infinitive}+{behind}", out var phrasal))
                return phrasal;
            if (English.TryGetValue(infinitive, out var verb) && !(form == "founded" && infinitive == "find"))
                return verb;
        }
        return FactVerb.None;
    }

    /// <param name="particles">Words of the clause that may belong to the verb.</param>
    public static FactVerb OfDutch(string form, IReadOnlyCollection<string> particles)
    {
        if (form is "is" or "was" or "zijn" or "waren" or "geweest" or "blijft")
            return FactVerb.Be;
        if (form is "wordt" or "werd" or "worden" or "werden" or "geworden")
            return FactVerb.Become;
        foreach (var infinitive in DutchForms.Verbs(form))
        {
            foreach (var particle in particles)
            {
                if (Dutch.TryGetValue(particle + infinitive, out var separated))
                    return separated;
            }
            if (particles.Count > 0 && infinitive is "stellen" or "schrijven" or "steken")
                continue;
            if (Dutch.TryGetValue(infinitive, out var verb))
                return verb;
        }
        return FactVerb.None;
    }

    private static FrozenDictionary<string, FactVerb> Table(params (FactVerb Verb, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Verb)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Verb, StringComparer.Ordinal);
}
