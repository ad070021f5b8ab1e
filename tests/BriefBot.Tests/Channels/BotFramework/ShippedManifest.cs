using System.IO.Compression;
using System.Text.Json.Nodes;
using BriefBot.Cli.Manifests;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>The manifest as <c>manifest teams</c> packs it.</summary>
internal static class ShippedManifest
{
    public const string Host = "news.example.org";

    public static JsonNode Read()
    {
        using var zip = new ZipArchive(new MemoryStream(new TeamsPackage("6f1e0b52-4c2f-4a0e-9d0b-0d1f9f3f7a11", Host).ToArray()));
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(manifest)!;
    }
}
