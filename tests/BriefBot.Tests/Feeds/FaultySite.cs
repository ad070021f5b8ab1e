using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Feeds;

/// <summary>A news site on a free port of this machine whose every answer a test decides, the broken ones too.</summary>
internal sealed class FaultySite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = [];
    private readonly ConcurrentQueue<(string Path, IHeaderDictionary Headers)> _requests = [];
    private int _open;
    private int _mostOpen;

    private FaultySite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public int MostAtOnce => _mostOpen;

    public IReadOnlyList<string> Paths => [.. _requests.Select(request => request.Path)];

    private string Root { get; set; } = "";

    public static async Task<FaultySite> StartAsync()
    {
        var site = new FaultySite();
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        site.Root = site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return site;
    }

    public Uri Address(string path) => new(Root + path);

    public int Count(string path) => _requests.Count(request => request.Path == path);

    public IHeaderDictionary Last(string path) => _requests.Last(request => request.Path == path).Headers;

    public void Answer(string path, RequestDelegate answer) => _answers[path] = answer;

    public void Answer(string path, int status, params (string Name, string Value)[] headers) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    public void Serve(string path, string body, string type = "application/rss+xml", params (string Name, string Value)[] headers) => Answer(path, async context =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await WriteAsync(context, Encoding.UTF8.GetBytes(body), type);
    });

    public static async Task WriteAsync(HttpContext context, byte[] body, string type = "application/rss+xml")
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>A page with an article that says where it stands, so that no two are the same.</summary>
    public void ServeArticle(string path) => Serve(path, $"""
        <!DOCTYPE html><html lang="en"><head><title>The story of {path}</title></head><body><nav><a href="/">Home</a></nav><article><h1>The story of {path}</h1>
        <p>{Story(path, 3)}</p><p>{Story(path + " again", 3)}</p></article></body></html>
        """, "text/html; charset=utf-8");

    public static string Story(string about, int sentences) => string.Join(' ', Enumerable.Range(1, sentences).Select(i =>
        $"The council of {about.Trim('/')} decided on Monday that {i * 7} ships may enter the harbour again after the long storm."));

    public static string Rss(string items, string extra = "") =>
        $"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour &amp;amp; Sea</title>{extra}{items}</channel></rss>""";

    public string Item(string path, string title = "A title", string extra = "") =>
        $"<item><title>{title}</title><link>{Address(path).AbsoluteUri}</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><description>In short.</description>{extra}</item>";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString.Value;
        _requests.Enqueue((path, new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value))));
        var open = Interlocked.Increment(ref _open);
        InterlockedMax(open);
        try
        {
            if (_answers.TryGetValue(path, out var answer))
                await answer(context);
            else
                context.Response.StatusCode = 404;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The fetcher hung up, as it should.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private void InterlockedMax(int open)
    {
        int seen;
        while (open > (seen = _mostOpen) && Interlocked.CompareExchange(ref _mostOpen, open, seen) != seen)
        {
        }
    }
}
