namespace BriefBot.Core.Conversation;

/// <summary>IANA time zones, as people and platforms name them.</summary>
internal static class TimeZones
{
    private static readonly Lazy<Dictionary<string, string>> Names = new(() => TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id)
        .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The name as it should be written, or null when there is no such zone: "europe/amsterdam" is known too.</summary>
    public static string? Find(string name) =>
        name.Equals("UTC", StringComparison.OrdinalIgnoreCase) ? "UTC"
        : !name.Contains('/') ? null
        : Names.Value.TryGetValue(name, out var known) ? known
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? name
        : null;

    /// <summary>The same instant on that zone's clock; unchanged where the zone is not known.</summary>
    public static DateTimeOffset In(string? zone, DateTimeOffset instant) =>
        zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(instant, found) : instant;
}
