using System.Collections.Frozen;

namespace BriefBot.Core.Analysis.Quantities;

/// <summary>Units of measure and of time by their Dutch and English names.</summary>
internal static class Measures
{
    private static readonly FrozenDictionary<string, string> Units = Table(
        "kilometer kilometers kilometre kilometres km km|meter meters metre metres m m|centimeter centimeters centimetre centimetres cm cm"
        + "|millimeter millimeters millimetre millimetres mm mm|mile miles mijl mijlen mi|foot feet ft voet ft|inch inches in|yard yards yd"
        + "|kilo kilos kilogram kilograms kilogrammen kg kg|gram grams grammen g|milligram milligrams mg mg|ton tons tonne tonnes tonnen t|pound-mass lb lbs lb"
        + "|liter liters litre litres l|hectare hectares ha ha|acre acres acre|kmh km/h|mph mph|knots knopen kn"
        + "|watt watts watt W|kilowatt kilowatts kw kW|megawatt megawatts mw MW|gigawatt gigawatts gw GW|kilowattuur kwh kWh|megawattuur mwh MWh|terawattuur twh TWh"
        + "|hertz hz Hz|megahertz mhz MHz|gigahertz ghz GHz|gigabyte gigabytes gb GB|megabyte megabytes mb MB|terabyte terabytes tb TB|kilobyte kilobytes kb KB"
        + "|barrel barrels vat vaten bbl|vierkante-meter m2|decibel decibels db dB|volt volts V|calorie calories calorieen cal");

    private static readonly FrozenDictionary<string, string> Times = Table(
        "second seconds sec secs seconde seconden s second|minute minutes min mins minuut minuten minute|hour hours hr hrs h uur uren u urige hour"
        + "|day days dag dagen daagse etmaal werkdagen werkdag day|night nights nacht nachten night|week weeks weken weekse week|fortnight fortnight|weekend weekends weekenden weekend"
        + "|month months maand maanden month|quarter quarters kwartaal kwartalen quarter|year years yr yrs jaar jaren year|decade decades decennium decennia decade"
        + "|century centuries eeuw eeuwen century|kwartier quarter-hour");

    public static bool IsUnit(string form) => Units.ContainsKey(form);

    public static string? Find(string form) => Units.GetValueOrDefault(form);

    public static string? FindTime(string form) => Times.GetValueOrDefault(form);

    private static FrozenDictionary<string, string> Table(string entries) => entries.Split('|')
        .Select(entry => entry.Split(' '))
        .SelectMany(words => (words.Length == 1 ? words : words[..^1]).Select(word => (word, unit: words[^1])))
        .DistinctBy(entry => entry.word)
        .ToFrozenDictionary(entry => entry.word, entry => entry.unit, StringComparer.Ordinal);
}
