namespace BriefBot.Core.Analysis.Quantities;

/// <summary>
/// Number words of Dutch and English, in the notation of <see cref="Token.Form"/>. Dutch writes numbers below a thousand
/// as one word ("drieëntwintig", "tweehonderdtachtig", Woordenlijst rule 6.9), which is taken apart here.
/// </summary>
internal static class NumberWords
{
    private static readonly string[] EnglishUnits =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] DutchUnits =
    [
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
        "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    ];

    private static readonly string[] DutchTens =
        ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

    private static readonly string[] EnglishOrdinals =
    [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly string[] DutchOrdinals =
    [
        "nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
        "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende",
    ];

    private static readonly WordTable<NumberWord> English = EnglishTable();

    private static readonly WordTable<NumberWord> Dutch = DutchTable();

    public static NumberWord Find(string form, bool isDutch)
    {
        if (form.Length < 2)
            return form == "a" && !isDutch ? new NumberWord(1, NumberRole.Article) : default;
        if ((isDutch ? Dutch : English).TryGetValue(form, out var word))
            return word;
        return isDutch && form.Length > 7 ? Compound(form) : default;
    }

    /// <summary>"achtduizend", "vierhonderdvijftig", "eenentwintigste", "negentienhonderdvierentachtig".</summary>
    private static NumberWord Compound(string form)
    {
        // Nearly every long Dutch word fails here, before anything is cut from it.
        if (!"tdehgens".Contains(form[^1], StringComparison.Ordinal) || !StartsNumber(form))
            return default;
        if (Whole(form) is { } value)
            return new NumberWord(value, NumberRole.Cardinal);
        if (form.EndsWith("ste", StringComparison.Ordinal) && Whole(form.AsSpan()[..^3]) is { } ordinal)
            return new NumberWord(ordinal, NumberRole.Ordinal);
        return Halved(form) is { } halved ? new NumberWord(halved, NumberRole.Cardinal) : OrdinalOfUnit(form);
    }

    private static bool StartsNumber(string form) =>
        form.AsSpan()[..3] is "een" or "twe" or "dri" or "vie" or "vij" or "zes" or "zev" or "ach" or "neg" or "tie" or "elf"
            or "twa" or "der" or "vee" or "hon" or "dui" or "zon";

    /// <summary>"honderdeerste", "tweehonderdderde".</summary>
    private static NumberWord OrdinalOfUnit(string form)
    {
        for (var i = 1; i < DutchOrdinals.Length; i++)
        {
            if (!form.EndsWith(DutchOrdinals[i], StringComparison.Ordinal))
                continue;
            return Whole(form.AsSpan()[..^DutchOrdinals[i].Length]) is { } before && before % 100 == 0
                ? new NumberWord(before + i, NumberRole.Ordinal)
                : default;
        }
        return default;
    }

    /// <summary>"tweeënhalf", "drieëneenhalve".</summary>
    private static decimal? Halved(ReadOnlySpan<char> form)
    {
        if (!form.EndsWith("half") && !form.EndsWith("halve"))
            return null;
        var before = form[..form.LastIndexOf("hal")];
        foreach (var joint in (ReadOnlySpan<string>)["eneen", "en"])
        {
            if (before.EndsWith(joint) && Whole(before[..^joint.Length]) is { } whole)
                return whole + 0.5m;
        }
        return null;
    }

    private static long? Whole(ReadOnlySpan<char> form)
    {
        if (form.IsEmpty)
            return null;
        if (form.IndexOf("duizend") is var thousand and >= 0)
            return Joined(form, thousand, "duizend".Length, 1000);
        if (form.IndexOf("honderd") is var hundred and >= 0)
            return Joined(form, hundred, "honderd".Length, 100);
        return BelowHundred(form);
    }

    private static long? Joined(ReadOnlySpan<char> form, int at, int length, int scale)
    {
        var times = at == 0 ? 1 : Whole(form[..at]);
        var rest = form[(at + length)..];
        if (rest.StartsWith("en") && BelowHundred(rest[2..]) is { } added)
            return times * scale + added;
        var more = rest.IsEmpty ? 0 : Whole(rest);
        return more < scale ? times * scale + more : null;
    }

    private static long? BelowHundred(ReadOnlySpan<char> form)
    {
        if (IndexOf(DutchUnits, form) is var unit and >= 0)
            return unit;
        if (IndexOf(DutchTens, form) is var ten and >= 2)
            return ten * 10;
        for (var i = 1; i < 10; i++)
        {
            if (form.StartsWith(DutchUnits[i]) && form[DutchUnits[i].Length..] is ['e', 'n', .. var tens]
                && IndexOf(DutchTens, tens) is var found and >= 2)
                return found * 10 + i;
        }
        return null;
    }

    private static int IndexOf(string[] words, ReadOnlySpan<char> form)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (form.SequenceEqual(words[i]))
                return i;
        }
        return -1;
    }

    private static WordTable<NumberWord> EnglishTable()
    {
        var table = Basics(EnglishUnits, EnglishTens, EnglishOrdinals);
        for (var i = 2; i < 10; i++)
            table[EnglishTens[i][..^1] + "ieth"] = new NumberWord(i * 10, NumberRole.Ordinal);
        table["an"] = new NumberWord(1, NumberRole.Article);
        table["dozen"] = new NumberWord(12, NumberRole.Scale);
        table["half"] = new NumberWord(0.5m, NumberRole.Fraction);
        table["hundredth"] = new NumberWord(100, NumberRole.Ordinal);
        table["thousandth"] = new NumberWord(1000, NumberRole.Ordinal);
        return WithScales(table);
    }

    private static WordTable<NumberWord> DutchTable()
    {
        var table = Basics(DutchUnits, DutchTens, DutchOrdinals);
        table["een"] = new NumberWord(1, NumberRole.Article);
        for (var i = 2; i < 10; i++)
            table[DutchTens[i] + "ste"] = new NumberWord(i * 10, NumberRole.Ordinal);
        table["half"] = new NumberWord(0.5m, NumberRole.Fraction);
        table["halve"] = new NumberWord(0.5m, NumberRole.Fraction);
        table["kwart"] = new NumberWord(0.25m, NumberRole.Fraction);
        table["anderhalf"] = table["anderhalve"] = new NumberWord(1.5m, NumberRole.Cardinal);
        table["dozijn"] = new NumberWord(12, NumberRole.Scale);
        table["honderdste"] = new NumberWord(100, NumberRole.Ordinal);
        table["duizendste"] = new NumberWord(1000, NumberRole.Ordinal);
        return WithScales(table);
    }

    private static WordTable<NumberWord> Basics(string[] units, string[] tens, string[] ordinals)
    {
        var table = new WordTable<NumberWord>(128);
        for (var i = 0; i < units.Length; i++)
        {
            table[units[i]] = new NumberWord(i, NumberRole.Cardinal);
            table[ordinals[i]] = new NumberWord(i, NumberRole.Ordinal);
        }
        for (var i = 2; i < tens.Length; i++)
            table[tens[i]] = new NumberWord(i * 10, NumberRole.Tens);
        return table;
    }

    /// <summary>Scale words are few, differ ("billion" is 10⁹ in English, "biljoen" 10¹² in Dutch), and meet in both languages' texts.</summary>
    private static WordTable<NumberWord> WithScales(WordTable<NumberWord> table)
    {
        foreach (var word in NumberLexicon.Scales)
        {
            if (word.Length > 1)
                table[word] = new NumberWord(NumberLexicon.Scale(word) ?? 1, NumberRole.Scale);
        }
        return table;
    }
}
