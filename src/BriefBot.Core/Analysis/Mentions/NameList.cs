namespace BriefBot.Core.Analysis.Mentions;

/// <summary>What a listed name mostly names.</summary>
internal enum NameClass : byte
{
    Unknown,
    Given,
    Country,
    City,
    Region,
    Organisation,
    Product,
    Event,

    /// <summary>Peoples, languages and beliefs: a capital, and nobody's name.</summary>
    Other,
}

/// <summary>Names that are known beforehand: names.txt, in the notation of <see cref="Token.Form"/>, words joined by a space.</summary>
internal static class NameList
{
    private static readonly Lazy<WordTable<NameClass>> Embedded = new(Load);

    public static NameClass Of(ReadOnlySpan<char> name) =>
        Embedded.Value.TryGetValue(name, out var found) ? found : NameClass.Unknown;

    public static bool IsPlace(NameClass found) => found is NameClass.Country or NameClass.City or NameClass.Region;

    private static WordTable<NameClass> Load()
    {
        var names = new WordTable<NameClass>(4_096);
        foreach (var (section, name) in WordListFile.Open("names.txt"))
            names[name] = ClassOf(section);
        return names;
    }

    private static NameClass ClassOf(string section) => section switch
    {
        "given" => NameClass.Given,
        "country" => NameClass.Country,
        "city" => NameClass.City,
        "region" => NameClass.Region,
        "organisation" => NameClass.Organisation,
        "product" => NameClass.Product,
        "event" => NameClass.Event,
        "other" => NameClass.Other,
        _ => throw new FormatException($"The list of names has an unknown section: {section}."),
    };
}
