using System.Text;
using BriefBot.Core.Analysis;

namespace BriefBot.Core.Indexing;

/// <summary>What publishers and sites go by, brought to one notation: "de Volkskrant" and "volkskrant.nl" are one.</summary>
public static class SourceNames
{
    private const int ShortestSite = 4;

    private static readonly string[] Articles = ["de ", "het ", "the "];

    /// <summary>Letters and digits only, folded, without an article before them; empty when nothing is left.</summary>
    public static string Key(string name)
    {
        var folded = name.Trim().ToLowerInvariant();
        foreach (var article in Articles)
        {
            if (folded.StartsWith(article, StringComparison.Ordinal))
                folded = folded[article.Length..];
        }
        var key = new StringBuilder();
        foreach (var c in Folding.Fold(folded))
        {
            if (char.IsLetterOrDigit(c))
                key.Append(c);
        }
        return key.ToString();
    }

    /// <summary>The keys of an article's publisher, of its host, and of either without its domain where enough is left.</summary>
    internal static string[] Of(string? publisher, Uri? url)
    {
        var names = new List<string>();
        foreach (var name in (string?[])[publisher, url is { IsAbsoluteUri: true } ? url.Host : null])
        {
            if (name is null)
                continue;
            var bare = name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
            names.Add(Key(bare));
            if (!bare.Contains(' ') && bare.LastIndexOf('.') is var dot and >= ShortestSite)
                names.Add(Key(bare[..dot]));
        }
        return [.. names.Where(name => name.Length > 0).Distinct().Select(string.Intern)];
    }
}
