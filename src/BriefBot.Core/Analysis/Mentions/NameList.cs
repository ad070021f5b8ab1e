using System.Collections.Frozen;

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
    private static readonly Lazy<FrozenDictionary<string, NameClass>> Embedded = new(() =>
        WordListFile.Open("names.txt").ToFrozenDictionary(entry => entry.Word, entry => ClassOf(entry.Section), StringComparer.Ordinal));

    public static NameClass Of(ReadOnlySpan<char> name) =>
        Embedded.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found : NameClass.Unknown;

    public static bool IsPlace(NameClass found) => found is NameClass.Country or NameClass.City or NameClass.Region;

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
