using System.Text;
using BriefBot.Tests.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Tests.Operations;

/// <summary>
/// A receiver of OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) that keeps what it is sent. Names and
/// texts stand in protobuf as they are, so they can be looked for without its schema.
/// </summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StringBuilder> _received = [];

    private FakeCollector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<FakeCollector> StartAsync()
    {
        var app = LoopbackHost.NewBuilder().Build();
        var collector = new FakeCollector(app);
        app.MapPost("/v1/{kind}", collector.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>All bodies that came for traces or metrics, one after the other, a byte a character.</summary>
    public string Received(string kind)
    {
        lock (_lock)
            return _received.TryGetValue(kind, out var text) ? text.ToString() : "";
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string kind, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (_lock)
        {
            if (!_received.TryGetValue(kind, out var text))
                _received.Add(kind, text = new StringBuilder());
            text.Append(context.Request.ContentType).Append(' ').Append(context.Request.Headers["x-collector-key"]).Append('\n')
                .Append(Encoding.Latin1.GetString(body.ToArray()));
        }
        return Results.Bytes([], "application/x-protobuf");
    }
}
