using System.Collections.Frozen;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <summary>What a question measures: "how far", "hoe zwaar", "what temperature".</summary>
internal enum Dimension
{
    Unknown,
    Length,
    Area,
    Volume,
    Weight,
    Temperature,
    Speed,
    Time,
    Money,
    Share,
    People,
}

/// <summary>Compares what the question measures with the unit of a number in the sentence.</summary>
internal sealed class UnitComparison
{
    /// <summary>How far behind the question word the measure is named: "at what maximum speed".</summary>
    private const int Reach = 4;

    /// <summary>"How long" asks for a time as often as for a length.</summary>
    private static readonly FrozenDictionary<string, Dimension[]> Asked = Table(
        (Dimension.Length, "far tall high deep wide thick long height length width depth distance altitude elevation diameter ver hoog diep breed dik lang hoogte lengte breedte diepte afstand"),
        (Dimension.Time, "long old age duration years months weeks days hours minutes seconds lang oud leeftijd duur jaar jaren maanden weken dagen uur uren minuten hoelang"),
        (Dimension.Area, "large big area size acreage groot oppervlakte omvang hectares hectare acres"),
        (Dimension.Volume, "volume capacity inhoud liters litres liter gallons barrels vaten"),
        (Dimension.Weight, "heavy weigh weight mass zwaar weegt gewicht massa tons tonnes kilos kilo ton"),
        (Dimension.Temperature, "hot cold warm temperature degrees koud heet temperatuur graden"),
        (Dimension.Speed, "fast speed snel snelheid"),
        (Dimension.Money, "expensive cost costs price money dollars euros pounds salary revenue fine duur kost kostte kosten prijs geld euro dollar bedrag omzet boete salaris subsidie"),
        (Dimension.Share, "percentage percent share proportion fraction procent aandeel deel"),
        (Dimension.People, "people persons inhabitants residents citizens population workers employees soldiers students passengers deaths victims visitors mensen personen inwoners bewoners werknemers medewerkers"
            + " soldaten leerlingen studenten reizigers doden slachtoffers bezoekers leden"));

    private static readonly FrozenDictionary<string, Dimension[]> Said = Table(
        (Dimension.Length, "m km cm mm mi ft metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter centimeters millimetre millimetres millimeter millimeters mile miles foot feet inch inches yard yards mijl"),
        (Dimension.Area, "acre acres hectare hectares ha km2 mi2 m2 square sq vierkante bunder"),
        (Dimension.Volume, "litre litres liter liters gallon gallons barrel barrels vaten cubic kubieke"),
        (Dimension.Weight, "kg gram grams kilo kilos kilogram kilograms ton tons tonne tonnes lb lbs ounce ounces pond"),
        (Dimension.Temperature, "°c °f degrees degree celsius fahrenheit kelvin graden graad"),
        (Dimension.Speed, "mph knots knopen"),
        (Dimension.Time, "year years month months week weeks day days hour hours minute minutes second seconds decade decades century centuries year-old jaar jaren jarige maand maanden week weken dag dagen uur uren minuut minuten seconde seconden eeuw eeuwen"),
        (Dimension.Money, "$ € £ dollar dollars euro euros pound cents cent usd eur"),
        (Dimension.Share, "% percent procent"),
        (Dimension.People, "people persons inhabitants residents citizens workers employees soldiers students passengers men women children mensen personen inwoners bewoners werknemers medewerkers soldaten leerlingen studenten reizigers"
            + " mannen vrouwen kinderen leden bezoekers doden slachtoffers"));

    private readonly SpanSentence _sentence;
    private readonly Dimension[] _asked;

    public UnitComparison(SpanSentence sentence)
    {
        _sentence = sentence;
        _asked = Read(sentence.Question.Question);
    }

    /// <returns>1 when the number in the span has the unit that is asked for, -1 when it has another, 0 when either is not known.</returns>
    public int Compare(TokenRange span)
    {
        if (_asked.Length == 0)
            return 0;
        for (var i = span.First; i < span.End; i++)
        {
            if (_sentence.Classes[i] is not WordClass.Number)
                continue;
            for (var at = Math.Max(0, i - 1); at < Math.Min(_sentence.Tokens.Count, span.End + 2); at++)
            {
                if (Said.TryGetValue(_sentence.Tokens[at].Form, out var unit))
                    return _asked.Contains(unit[0]) ? 1 : -1;
            }
        }
        return 0;
    }

    private static Dimension[] Read(QuestionAnalysis question)
    {
        if (question.Asking < 0)
            return [];
        for (var i = question.Asking; i < Math.Min(question.Tokens.Count, question.Asking + 1 + Reach); i++)
        {
            if (Asked.TryGetValue(question.Tokens[i].Form, out var dimensions))
                return dimensions;
        }
        return [];
    }

    private static FrozenDictionary<string, Dimension[]> Table(params (Dimension Dimension, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.Dimension)))
        .GroupBy(pair => pair.Word, pair => pair.Dimension)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
}
