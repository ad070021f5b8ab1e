using System.IO.Compression;
using System.Text;

namespace BriefBot.Cli.Manifests;

/// <summary>The zip file that Teams takes: manifest, its translations and icons, from the templates in <c>manifests/teams</c>.</summary>
/// <param name="appId">A GUID: nothing in it needs escaping.</param>
/// <param name="host">A DNS name: nothing in it needs escaping.</param>
internal sealed class TeamsPackage(string appId, string host)
{
    private const string AppIdMark = "{{APP_ID}}";
    private const string HostMark = "{{HOST}}";

    /// <summary>What is in the package.</summary>
    public static IReadOnlyList<string> Files { get; } = ["manifest.json", "nl.json", "color.png", "outline.png"];

    /// <summary>The same input makes the same bytes.</summary>
    public byte[] ToArray()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var name in Files)
                Add(zip, name);
        }
        return bytes.ToArray();
    }

    private void Add(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        // The first day that the format knows.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var target = entry.Open();
        target.Write(name == "manifest.json" ? Fill(Read(name)) : Read(name));
    }

    private byte[] Fill(byte[] template) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(template)
        .Replace(AppIdMark, appId, StringComparison.Ordinal)
        .Replace(HostMark, host, StringComparison.Ordinal));

    private static byte[] Read(string name)
    {
        using var resource = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"Teams/{name}")
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
