using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BriefBot.Core.Tests.Ingestion;

/// <summary>A web site on a free port of this machine that answers each path with the bytes it was told to.</summary>
internal sealed class SiteOnLoopback : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, byte[]> _answers = [];
    private readonly HashSet<string> _drips = [];
    private readonly Task _serving;

    public SiteOnLoopback()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public List<string> Requests { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public void Answer(string path, string status, string headers, byte[] body) =>
        _answers[path] = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n\r\n"), .. body];

    public void Page(string path, string html, string type = "text/html; charset=utf-8") =>
        Answer(path, "200 OK", $"Content-Type: {type}", Encoding.UTF8.GetBytes(html));

    public void Redirect(string path, string to) => Answer(path, "302 Found", $"Location: {to}\r\nContent-Length: 0", []);

    /// <summary>Answers so, and goes on with a byte now and then for as long as somebody listens.</summary>
    public void Drip(string path, string answer)
    {
        _answers[path] = Encoding.ASCII.GetBytes(answer);
        _drips.Add(path);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[8192];
        var read = await stream.ReadAsync(buffer, _stop.Token);
        var request = Encoding.ASCII.GetString(buffer, 0, read);
        Requests.Add(request);
        // A path without an answer is a site that stays silent.
        var path = read == 0 ? "" : request.Split(' ')[1];
        if (!_answers.TryGetValue(path, out var answer))
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
            return;
        }
        try
        {
            await stream.WriteAsync(answer, _stop.Token);
            while (_drips.Contains(path))
            {
                await Task.Delay(10, _stop.Token);
                await stream.WriteAsync("x"u8.ToArray(), _stop.Token);
            }
        }
        catch (IOException)
        {
            // The fetcher hangs up on a page that is too large.
        }
    }
}
