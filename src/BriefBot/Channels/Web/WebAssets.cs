using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace BriefBot.Channels.Web;

/// <summary>The files under <c>Page/</c>, embedded in the assembly so that the program is one thing to copy.</summary>
internal static class WebAssets
{
    private static readonly Dictionary<string, Asset> Served = new[]
    {
        new Asset("app.js", "text/javascript; charset=utf-8"),
        new Asset("app.css", "text/css; charset=utf-8"),
        new Asset("icon.svg", "image/svg+xml"),
    }.ToDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static byte[] Read(string name)
    {
        using var stream = typeof(WebAssets).Assembly.GetManifestResourceStream($"Web/{name}")
            ?? throw new InvalidOperationException($"The file {name} is not embedded in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static IResult Serve(string name, HttpContext context)
    {
        if (!Served.TryGetValue(name, out var asset))
            return WebProblem.NotFound;
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: asset.Tag);
    }

    private sealed class Asset(string name, string contentType)
    {
        public string Name => name;

        public string ContentType => contentType;

        public byte[] Content { get; } = Read(name);

        public EntityTagHeaderValue Tag => new($"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..16]}\"");
    }
}
