using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>An element of a feed, named by a canonical prefix and a local name, whatever prefix the publisher chose.</summary>
internal sealed partial class FeedElement
{
    /// <summary>Namespaces as publishers write them, in small letters and without a last slash.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/2005/atom"] = "atom",
        ["http://purl.org/atom/ns#"] = "atom",
        ["http://purl.org/dc/elements/1.0"] = "dc",
        ["http://purl.org/dc/elements/1.1"] = "dc",
        ["http://purl.org/dc/terms"] = "dc",
        ["http://purl.org/rss/1.0/modules/content"] = "content",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://search.yahoo.com/mrss"] = "media",
    };

    private readonly string _written;
    private readonly StringBuilder _text = new();
    private readonly int _start;
    private string _document = "";
    private int _end;

    private FeedElement(string written, Dictionary<string, string> attributes, FeedElement? parent, Uri? address, int start)
    {
        _written = written;
        _start = start;
        Attributes = attributes;
        Parent = parent;
        var colon = written.IndexOf(':');
        var prefix = colon < 0 ? "" : written[..colon].ToLowerInvariant();
        Name = written[(colon + 1)..].ToLowerInvariant();
        Namespace = Declared(prefix) ?? "";
        Prefix = Prefixes.TryGetValue(Namespace.TrimEnd('/').ToLowerInvariant(), out var known) ? known
            : prefix is "rdf" or "rss" ? ""
            : prefix;
        Base = attributes.TryGetValue("xml:base", out var given) ? WebAddress.Read(given, parent?.Base ?? address) : parent?.Base ?? address;
    }

    /// <summary>In small letters, without its prefix.</summary>
    public string Name { get; }

    /// <summary>"atom", "dc", "content", "itunes", "media"; any other as written; empty for the feed's own elements.</summary>
    public string Prefix { get; }

    /// <summary>As declared; empty when it is not.</summary>
    public string Namespace { get; }

    public IReadOnlyDictionary<string, string> Attributes { get; }

    public List<FeedElement> Children { get; } = [];

    /// <summary>What relative addresses in it are read against (xml:base).</summary>
    public Uri? Base { get; }

    /// <summary>Whether the document ends before it does.</summary>
    public bool IsCutOff { get; private set; }

    private FeedElement? Parent { get; }

    /// <summary>
    /// Its text: entities and CDATA sections decoded, white space around it trimmed. Where elements stand in it, it is their
    /// <see cref="Markup"/>, or the text of a division that wraps it all. Null when it is empty.
    /// </summary>
    public string? Value => Children switch
    {
        [] => Filled(_text.ToString()),
        [{ Name: "div", Children.Count: 0 } division] when IsWrapped => division.Value,
        _ => Markup,
    };

    /// <summary>What stands in it as written, without a division that wraps it all (RFC 4287, 3.1.1.3). Null when it is empty.</summary>
    public string? Markup => Filled(Children is [{ Name: "div" } division] && IsWrapped ? division.Written() : Written());

    /// <summary>Taken out when it is asked for: elements that hold each other would each hold a copy.</summary>
    private string Written() => _end <= _start
        ? ""
        : _document[_start.._end].Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);

    private bool IsWrapped => string.IsNullOrWhiteSpace(_text.ToString());

    public static FeedElement Open(string written, Dictionary<string, string> attributes, FeedElement? parent, Uri? address, int start)
    {
        var element = new FeedElement(written, attributes, parent, address, start);
        parent?.Children.Add(element);
        return element;
    }

    public void Append(string text) => _text.Append(text);

    public void Close(string document, int end) => (_document, _end) = (document, end);

    public void CutOff(string document)
    {
        Close(document, document.Length);
        IsCutOff = true;
    }

    public bool IsWritten(string name) => _written.Equals(name, StringComparison.OrdinalIgnoreCase);

    public string? Attribute(string name) => Attributes.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <param name="name">"title", or with a canonical prefix: "dc:title".</param>
    public IEnumerable<FeedElement> All(string name)
    {
        var colon = name.IndexOf(':');
        var (prefix, local) = colon < 0 ? ("", name) : (name[..colon], name[(colon + 1)..]);
        return Children.Where(child => child.Name == local && child.Prefix == prefix);
    }

    /// <summary>The first of these elements that says anything.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (All(name).Select(element => element.Value).FirstOrDefault(value => value is not null) is { } value)
                return value;
        }
        return null;
    }

    /// <summary>An address in the text or an attribute of this element, made absolute where it can be.</summary>
    public string? Resolve(string? address)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        // A path from the root would be a file's address on Unix.
        var isAbsolute = !address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out _);
        return Base is not null && !isAbsolute && Uri.TryCreate(Base, address, out var absolute)
            ? absolute.AbsoluteUri
            : address;
    }

    private string? Filled(string text)
    {
        text = text.Trim();
        return text.Length == 0 ? null : Base is null ? text : Reference().Replace(text, Absolute);
    }

    /// <summary>Addresses in markup are relative to where it stands, which is forgotten once it is taken out.</summary>
    private string Absolute(Match reference) =>
        $"{reference.Groups["start"].Value}{Resolve(reference.Groups["address"].Value)}{reference.Groups["quote"].Value}";

    private string? Declared(string prefix)
    {
        var name = prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix;
        for (var element = this; element is not null; element = element.Parent)
        {
            if (element.Attributes.TryGetValue(name, out var declared))
                return declared;
        }
        return null;
    }

    [GeneratedRegex(
        @"(?<start><[a-z][^<>]{0,1000}\s(?:href|src)\s*=\s*(?<quote>[""']))(?<address>[^""'<>]+)\k<quote>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
