using System.Globalization;

namespace BriefBot.Core.Analysis.Quantities;

/// <summary>Writes a quantity as a Dutch or English newspaper would: "1 miljard dollar" is "$1 billion", "1.500" is "1,500".</summary>
public static class QuantityText
{
    private static readonly NumberFormatInfo Dutch = new()
    {
        NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NumberGroupSizes = [3],
    };

    private static readonly (decimal Scale, string Dutch, string English)[] Scales =
        [(1e12m, "biljoen", "trillion"), (1e9m, "miljard", "billion"), (1e6m, "miljoen", "million")];

    private static readonly Dictionary<string, (string One, string More)> DutchTimes = new(StringComparer.Ordinal)
    {
        ["second"] = ("seconde", "seconden"), ["minute"] = ("minuut", "minuten"), ["hour"] = ("uur", "uur"), ["day"] = ("dag", "dagen"),
        ["night"] = ("nacht", "nachten"), ["week"] = ("week", "weken"), ["weekend"] = ("weekend", "weekenden"), ["month"] = ("maand", "maanden"),
        ["quarter"] = ("kwartaal", "kwartalen"), ["year"] = ("jaar", "jaar"), ["decade"] = ("decennium", "decennia"), ["century"] = ("eeuw", "eeuwen"),
    };

    private static readonly Dictionary<string, (string Sign, string Dutch, string English)> Money = new(StringComparer.Ordinal)
    {
        ["USD"] = ("$", "dollar", "dollars"), ["EUR"] = ("€", "euro", "euros"), ["GBP"] = ("£", "pond", "pounds"), ["JPY"] = ("¥", "yen", "yen"),
        ["CNY"] = ("", "yuan", "yuan"), ["RUB"] = ("", "roebel", "roubles"), ["CHF"] = ("", "Zwitserse frank", "Swiss francs"),
        ["SEK"] = ("", "Zweedse kroon", "Swedish kronor"), ["DKK"] = ("", "Deense kroon", "Danish kroner"), ["NOK"] = ("", "Noorse kroon", "Norwegian kroner"),
        ["INR"] = ("₹", "roepie", "rupees"), ["BTC"] = ("", "bitcoin", "bitcoin"), ["NLG"] = ("", "gulden", "guilders"),
        ["AUD"] = ("A$", "Australische dollar", "Australian dollars"), ["CAD"] = ("C$", "Canadese dollar", "Canadian dollars"),
        ["HKD"] = ("HK$", "Hongkongse dollar", "Hong Kong dollars"), ["NZD"] = ("NZ$", "Nieuw-Zeelandse dollar", "New Zealand dollars"),
        ["SGD"] = ("S$", "Singaporese dollar", "Singapore dollars"), ["TRY"] = ("", "lira", "lira"), ["KRW"] = ("", "won", "won"),
    };

    /// <summary>Without the noun of a count and without "about".</summary>
    /// <param name="language">"nl" for Dutch; anything else is English.</param>
    public static string Write(in Quantity quantity, string language)
    {
        var isDutch = language == "nl";
        var amount = quantity is { Kind: QuantityKind.Money, High: null } && IsBroken(quantity.Value) ? Cents(quantity.Value, isDutch) : Amount(quantity, isDutch);
        return quantity.Kind switch
        {
            QuantityKind.Percent when quantity.Unit == "pp" => amount + (isDutch ? " procentpunt" : " percentage points"),
            QuantityKind.Percent when quantity.Unit == "%" => amount + (isDutch ? " procent" : " percent"),
            QuantityKind.Money => WriteMoney(quantity, amount, isDutch),
            QuantityKind.Ordinal => amount + Ending(quantity.Value, isDutch),
            QuantityKind.Duration or QuantityKind.Age => $"{amount} {Time(quantity, isDutch)}",
            QuantityKind.Score => $"{amount}-{Plain(quantity.High ?? 0, isDutch)}",
            _ => quantity.Unit.Length == 0 ? amount : quantity.Unit[0] == '°' ? amount + quantity.Unit : $"{amount} {quantity.Unit}",
        };
    }

    private static bool IsBroken(decimal value) => value != decimal.Truncate(value) && Math.Abs(value) < 1e6m;

    private static string Cents(decimal value, bool isDutch) => value.ToString("#,0.00", isDutch ? Dutch : CultureInfo.InvariantCulture);

    /// <summary>A number with the group and decimal signs of the language.</summary>
    public static string Plain(decimal value, bool isDutch) =>
        value.ToString(Math.Abs(value) < 10000 && !isDutch || Math.Abs(value) >= 1000 ? "#,0.######" : "0.######", isDutch ? Dutch : CultureInfo.InvariantCulture);

    private static string Amount(in Quantity quantity, bool isDutch)
    {
        if (quantity is not { High: { } high, Kind: not QuantityKind.Score })
            return Scaled(quantity.Value, isDutch);
        var (low, top) = (Scaled(quantity.Value, isDutch), Scaled(high, isDutch));
        var (lowScale, topScale) = (low.IndexOf(' ', StringComparison.Ordinal), top.IndexOf(' ', StringComparison.Ordinal));
        if (lowScale > 0 && topScale > 0 && low[lowScale..] == top[topScale..])
            low = low[..lowScale];
        return $"{low} {(isDutch ? "tot" : "to")} {top}";
    }

    /// <summary>In millions or more where that takes no more than three decimals.</summary>
    private static string Scaled(decimal value, bool isDutch)
    {
        foreach (var (scale, dutch, english) in Scales)
        {
            if (Math.Abs(value) >= scale && value / scale is var scaled && Math.Round(scaled, 3) == scaled)
                return $"{Plain(scaled, isDutch)} {(isDutch ? dutch : english)}";
        }
        return Plain(value, isDutch);
    }

    private static string WriteMoney(in Quantity quantity, string amount, bool isDutch)
    {
        if (!Money.TryGetValue(quantity.Unit, out var names))
            return quantity.Unit.Length == 0 ? amount : $"{amount} {quantity.Unit}";
        if (isDutch)
            return $"{amount} {names.Dutch}";
        return names.Sign.Length > 0 ? names.Sign + amount : $"{amount} {names.English}";
    }

    private static string Time(in Quantity quantity, bool isDutch)
    {
        var isOne = quantity is { Value: 1, High: null };
        if (isDutch)
            return DutchTimes.TryGetValue(quantity.Unit, out var names) ? isOne ? names.One : names.More : quantity.Unit;
        return isOne ? quantity.Unit : quantity.Unit == "century" ? "centuries" : quantity.Unit + "s";
    }

    private static string Ending(decimal value, bool isDutch)
    {
        if (isDutch)
            return "e";
        var (tens, ones) = ((int)(value % 100), (int)(value % 10));
        return tens is >= 11 and <= 13 ? "th" : ones switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
    }
}
