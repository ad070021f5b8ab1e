using System.Text;

namespace BriefBot.Core.Articles;

/// <summary>
/// What makes two incoming texts the same article: its canonical address, else the source's own id within a
/// namespace (the input's file name unless given).
/// </summary>
public readonly record struct SourceKey
{
    private static readonly string[] TrackingPrefixes = ["utm_", "mc_"];
    private static readonly string[] TrackingNames = ["fbclid", "gclid", "dclid", "msclkid", "igshid", "cmpid"];
    private readonly string? _value;

    private SourceKey(string value) => _value = value;

    public static SourceKey ForAddress(Uri address) => new($"url:{Canonical(address)}");

    public static SourceKey ForItem(string itemNamespace, string id) => new($"id:{itemNamespace}/{id}");

    /// <summary>Reads a key as <see cref="ToString"/> wrote it.</summary>
    public static SourceKey Parse(string stored) => new(stored);

    /// <summary>
    /// The address without what does not select the article: fragment, default port, tracking parameters.
    /// Everything else stays, since sites do select articles by query.
    /// </summary>
    public static string Canonical(Uri address)
    {
        if (!address.IsAbsoluteUri)
            throw new ArgumentException("An absolute address is needed.", nameof(address));
        var kept = address.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !IsTracking(pair.Split('=')[0]))
            .ToList();
        var canonical = new StringBuilder()
            .Append(address.Scheme).Append("://").Append(address.IdnHost.ToLowerInvariant());
        if (!address.IsDefaultPort)
            canonical.Append(':').Append(address.Port);
        canonical.Append(address.AbsolutePath);
        if (kept.Count > 0)
            canonical.Append('?').AppendJoin('&', kept);
        return canonical.ToString();
    }

    public override string ToString() => _value ?? "";

    private static bool IsTracking(string name) =>
        TrackingNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
