using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <param name="HasOpposite">One says of something what the other says the opposite of ("oldest", "youngest").</param>
/// <param name="DiffersInNegation">Only one of them holds a negation.</param>
internal readonly record struct PolarityDifference(bool HasOpposite, bool DiffersInNegation);

/// <summary>Compares what a question and a sentence affirm and deny.</summary>
internal static class Polarity
{
    /// <summary>Pairs of opposites; compared by stem.</summary>
    private static readonly FrozenDictionary<string, string[]> Opposites = Pairs(
            "en",
        "increase/decrease rise/fall rose/fell grow/shrink gain/lose won/lost win/lose buy/sell bought/sold open/close start/end begin/end"
        + " first/last oldest/youngest old/new older/younger largest/smallest larger/smaller large/small big/small biggest/smallest high/low higher/lower highest/lowest"
        + " long/short longest/shortest more/less most/least best/worst better/worse strong/weak stronger/weaker fast/slow faster/slower early/late earliest/latest"
        + " north/south east/west northern/southern eastern/western before/after above/below inside/outside upper/lower left/right"
        + " enter/leave arrive/depart join/leave accept/reject allow/forbid support/oppose include/exclude import/export create/destroy"
        + " public/private male/female men/women man/woman father/mother son/daughter brother/sister husband/wife king/queen"
        + " rich/poor hot/cold dry/wet hard/soft easy/difficult simple/complex common/rare popular/unpopular legal/illegal possible/impossible"
        + " positive/negative true/false active/inactive direct/indirect internal/external domestic/foreign friend/enemy ally/enemy victory/defeat"
        + " maximum/minimum majority/minority success/failure succeed/fail profit/loss push/pull appear/disappear agree/disagree")
        .Concat(Pairs(
            "nl",
            "stijgen/dalen stijging/daling toename/afname groeien/krimpen winnen/verliezen kopen/verkopen openen/sluiten beginnen/eindigen begin/einde"
            + " eerste/laatste oudste/jongste oud/nieuw grootste/kleinste groter/kleiner groot/klein hoog/laag hoger/lager hoogste/laagste lang/kort langste/kortste"
            + " meer/minder meeste/minste beste/slechtste beter/slechter sterk/zwak snel/langzaam vroeg/laat noord/zuid oost/west noordelijk/zuidelijk oostelijk/westelijk"
            + " voor/tegen boven/onder binnen/buiten accepteren/weigeren toestaan/verbieden steunen/afwijzen invoer/uitvoer importeren/exporteren"
            + " mannen/vrouwen man/vrouw vader/moeder zoon/dochter broer/zus koning/koningin rijk/arm warm/koud positief/negatief vriend/vijand winst/verlies"
            + " maximaal/minimaal meerderheid/minderheid succes/mislukking"))
        .GroupBy(pair => pair.Key)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(pair => pair.Value).ToArray(), StringComparer.Ordinal);

    private static readonly string[] Negations =
        ["not", "no", "never", "none", "nobody", "nothing", "nor", "without", "cannot", "isn't", "wasn't", "don't", "didn't", "doesn't", "won't",
            "niet", "geen", "nooit", "niemand", "niets", "zonder", "noch"];

    public static PolarityDifference Compare(QuestionView question, PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var said = hit.Article.Terms.AsSpan(sentence.FirstToken, sentence.TokenCount);
        var opposites = question.Words.Numbers(question.Question.Tokens.SelectMany(token => Opposites.GetValueOrDefault(token.Stem, [])));
        var hasOpposite = false;
        foreach (var opposite in opposites)
            hasOpposite |= opposite >= 0 && said.Contains(opposite);
        var asksNegated = question.Question.Tokens.Any(token => Negations.Contains(token.Form));
        var saysNegated = false;
        foreach (var negation in question.Words.Negations)
            saysNegated |= said.Contains(negation);
        return new PolarityDifference(hasOpposite, asksNegated != saysNegated);
    }

    internal static IReadOnlyList<string> NegationWords => Negations;

    private static IEnumerable<KeyValuePair<string, string[]>> Pairs(string language, string pairs) => pairs.Split(' ')
        .Select(pair => Array.ConvertAll(pair.Split('/'), word => Stemmer.Stem(word, language)))
        .SelectMany(pair => new[] { KeyValuePair.Create(pair[0], new[] { pair[1] }), KeyValuePair.Create(pair[1], new[] { pair[0] }) });
}
