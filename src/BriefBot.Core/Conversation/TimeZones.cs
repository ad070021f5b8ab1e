using System.Collections.Frozen;
using BriefBot.Core.Conversation.Commands;
using NodaTime;

namespace BriefBot.Core.Conversation;

/// <summary>IANA time zones, as people and platforms name them.</summary>
internal static class TimeZones
{
    private const int ShortestGuess = 5;

    /// <summary>Those of the embedded table: asking the system for all of its zones reads hundreds of files.</summary>
    private static readonly Lazy<Dictionary<string, string>> Names = new(() => DateTimeZoneProviders.Tzdb.Ids
        .Where(id => id.Contains('/'))
        .ToDictionary(id => id, StringComparer.OrdinalIgnoreCase));

    private static readonly FrozenSet<string> Regions =
        new[] { "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Places that no zone is named after, and Dutch names of those that one is.</summary>
    private static readonly FrozenDictionary<string, string> Places = new (string Zone, string Names)[]
    {
        ("Europe/Amsterdam", "nederland|netherlands|the netherlands|holland|rotterdam|den haag|the hague|utrecht|eindhoven|groningen"),
        ("Europe/Brussels", "brussel|belgië|belgie|belgium|antwerpen|antwerp|gent|ghent"),
        ("Europe/London", "londen|uk|united kingdom|england|engeland"),
        ("Europe/Paris", "parijs"),
        ("Europe/Berlin", "berlijn"),
        ("Europe/Rome", "rome"),
        ("Europe/Lisbon", "lissabon"),
        ("America/New_York", "new york city|nyc|washington|boston"),
        ("America/Los_Angeles", "san francisco|seattle|california"),
        ("Asia/Kolkata", "india|mumbai|delhi|bangalore"),
        ("Asia/Shanghai", "china|beijing|peking|hangzhou"),
        ("Asia/Tokyo", "japan"),
    }.SelectMany(row => row.Names.Split('|').Select(name => (name, row.Zone))).ToFrozenDictionary(entry => entry.name, entry => entry.Zone, StringComparer.Ordinal);

    private static readonly Lazy<FrozenDictionary<string, string>> Cities = new(() => Names.Value.Values
        .Where(name => Regions.Contains(name.Split('/')[0]) && name.Contains('/'))
        .GroupBy(CityOf, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.MinBy(name => name.Length)!, StringComparer.Ordinal));

    /// <summary>Abbreviations that stand for several zones, or for one half of the year.</summary>
    private static readonly FrozenSet<string> Abbreviations =
        new[] { "CET", "CEST", "MET", "WET", "WEST", "EET", "EEST", "BST", "IST", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "PST", "PDT", "PT", "JST", "AEST", "AEDT" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it should be written, or null when there is no such zone: "europe/amsterdam" is known too.</summary>
    public static string? Find(string name) =>
        name.Equals("UTC", StringComparison.OrdinalIgnoreCase) ? "UTC"
        : !name.Contains('/') ? null
        : Names.Value.TryGetValue(name, out var known) ? known
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? name
        : null;

    /// <summary>The zone that somebody names by its name, by a city or by a country of one zone; null for anything else.</summary>
    public static string? Named(string text)
    {
        var name = text.Trim().TrimEnd('.', '!').Trim();
        if (name.Equals("GMT", StringComparison.OrdinalIgnoreCase))
            return "UTC";
        // On some systems the name becomes a file's.
        if (name.Length is 0 or > 64 || name.Contains("..", StringComparison.Ordinal) || !name.All(c => char.IsLetterOrDigit(c) || c is '/' or '_' or '-' or '+' or ' ' or '\''))
            return null;
        return Find(name) ?? PlaceNamed(name.ToLowerInvariant()) ?? PlaceNamed(WithoutTime(name.ToLowerInvariant()));
    }

    /// <summary>The only zone whose name or city is one or two slips away; null where there is none or there are several.</summary>
    public static string? Nearest(string text)
    {
        var name = text.Trim().ToLowerInvariant().Replace('_', ' ');
        if (name.Length is < ShortestGuess or > 64)
            return null;
        var slips = name.Length >= 8 ? 2 : 1;
        var near = (name.Contains('/') ? Names.Value.Values.Select(zone => (Name: zone.ToLowerInvariant().Replace('_', ' '), Zone: zone)) : Cities.Value.Select(city => (Name: city.Key, Zone: city.Value)))
            .Where(known => Math.Abs(known.Name.Length - name.Length) <= slips)
            .Select(known => (known.Zone, Distance: Misspelling.Distance(known.Name, name)))
            .Where(known => known.Distance <= slips)
            .OrderBy(known => known.Distance)
            .Take(2)
            .ToList();
        return near switch
        {
            [var one] => one.Zone,
            [var first, var second] when first.Distance < second.Distance => first.Zone,
            _ => null,
        };
    }

    /// <summary>Whether it was meant as a zone, though it is none as it stands.</summary>
    public static bool Resembles(string text) => IsAbbreviation(text) || Nearest(text) is not null || text.Contains('/') && Regions.Contains(text.Trim().Split('/')[0]);

    public static bool IsAbbreviation(string text) => Abbreviations.Contains(text.Trim());

    /// <summary>The same instant on that zone's clock; unchanged where the zone is not known.</summary>
    public static DateTimeOffset In(string? zone, DateTimeOffset instant) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(instant, found) : instant;

    private static string? PlaceNamed(string? name) =>
        name is null ? null : Places.GetValueOrDefault(name) ?? Cities.Value.GetValueOrDefault(name.Replace('_', ' '));

    /// <summary>"Amsterdam time", "Amsterdamse tijd".</summary>
    private static string? WithoutTime(string name) =>
        name.EndsWith(" time", StringComparison.Ordinal) ? name[..^" time".Length]
        : name.EndsWith("se tijd", StringComparison.Ordinal) ? name[..^"se tijd".Length]
        : name.EndsWith(" tijd", StringComparison.Ordinal) ? name[..^" tijd".Length]
        : null;

    private static string CityOf(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ').ToLowerInvariant();
}
