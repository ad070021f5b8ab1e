using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BriefBot.Tests.Channels.Web;

internal static class WebServerRequests
{
    public static Task<HttpResponseMessage> GetAsync(this WebServer server, string path, params (string Name, string Value)[] headers) =>
        server.SendAsync(HttpMethod.Get, path, content: null, headers);

    public static Task<HttpResponseMessage> PostAsync(
        this WebServer server, string path, string body, params (string Name, string Value)[] headers) =>
        server.SendAsync(HttpMethod.Post, path, Content(Encoding.UTF8.GetBytes(body), "application/json"), headers);

    public static async Task<HttpResponseMessage> SendAsync(
        this WebServer server, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static ByteArrayContent Content(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    public static Task<string> TextAsync(this HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.TextAsync()).RootElement;

    public static async Task<string> ErrorAsync(this HttpResponseMessage response) =>
        (await response.JsonAsync()).GetProperty("error").GetString()!;
}
