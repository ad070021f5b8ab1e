namespace BriefBot.Core.Analysis.Quantities;

/// <summary>Currencies by sign, code and name, as ISO 4217 codes.</summary>
internal static class Currencies
{
    private static readonly WordTable<string> BySign = Table(
        "$ USD|€ EUR|£ GBP|¥ JPY|₹ INR|₽ RUB|₩ KRW|₺ TRY|₴ UAH|₪ ILS|฿ THB|₫ VND|₦ NGN|₱ PHP|₿ BTC|¢ USD");

    /// <summary>What clings to a "$": "A$", "US$".</summary>
    private static readonly WordTable<string> OfDollar = Table(
        "us USD|usd USD|u USD|a AUD|au AUD|c CAD|ca CAD|hk HKD|nz NZD|s SGD|nt TWD|r BRL|mex MXN");

    private static readonly WordTable<string> ByWord = Table(
        "dollar dollars usd USD|euro euros eur EUR|pond ponden pound pounds gbp sterling quid GBP|yen jpy JPY|yuan renminbi cny rmb CNY"
        + "|roebel roebels ruble rubles rouble roubles rub RUB|frank franken franc francs chf CHF|kroon kronen krona kronor sek SEK|krone kroner dkk DKK|nok NOK"
        + "|rupee rupees roepie inr INR|peso pesos mxn MXN|bitcoin bitcoins btc BTC|gulden guilder guilders nlg NLG|lira lire try TRY|won krw KRW"
        + "|rand zar ZAR|naira NGN|rupiah IDR|ringgit MYR|baht THB|dirham dirhams AED|riyal riyals SAR|taka BDT|cedi cedis GHS|birr ETB|forint forints HUF|koruna CZK|zloty pln PLN|hryvnia uah UAH|shekel shekels sjekel sjekels ils ILS|real reais brl BRL|aud AUD|cad CAD|hkd HKD|sgd SGD|nzd NZD");

    private static readonly WordTable<string> Cents = Table(
        "eurocent eurocents EUR|pence penny GBP");

    private static readonly WordTable<string> OfNationalDollar = Table(
        "us american amerikaanse USD|australian australische AUD|canadian canadese CAD|singapore SGD|zealand zealandse NZD|kong kongse HKD|taiwan taiwanese TWD");

    public static string? OfSign(string sign, string before) =>
        sign == "$" && OfDollar.TryGetValue(before, out var dollar) ? dollar : BySign.GetValueOrDefault(sign);

    public static string? OfWord(string form) => ByWord.GetValueOrDefault(form);

    /// <summary>A hundredth of the currency; a bare "cent" is the euro's in Dutch and the dollar's in English.</summary>
    public static string? OfCents(string form, bool isDutch) =>
        form is "cent" or "cents" ? isDutch ? "EUR" : "USD" : Cents.GetValueOrDefault(form);

    public static string? OfNational(string form) => OfNationalDollar.GetValueOrDefault(form);

    /// <summary>Each entry: words, the last of them their code.</summary>
    private static WordTable<string> Table(string entries)
    {
        var table = new WordTable<string>();
        foreach (var entry in entries.Split('|'))
        {
            var words = entry.Split(' ');
            foreach (var word in words.AsSpan(..^1))
                table[word] = words[^1];
        }
        return table;
    }
}
