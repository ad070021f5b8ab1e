using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace BriefBot.Tests.Platforms;

/// <summary>
/// One HTTP/1.1 request on a bare socket, so that a test can cut the connection at any point between reading and
/// answering. Knows as much of the protocol as the fake client speaks.
/// </summary>
internal sealed class HttpExchange
{
    private readonly NetworkStream _stream;

    private HttpExchange(NetworkStream stream, string method, string path, string body) =>
        (_stream, Method, Path, Body) = (stream, method, path, body);

    public string Method { get; }

    /// <summary>With its query.</summary>
    public string Path { get; }

    public string Body { get; }

    /// <summary>Null when the connection ended before a whole request was read.</summary>
    public static async Task<HttpExchange?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                return null;
            length += read;
            var head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head < 0)
                continue;
            var lines = Encoding.ASCII.GetString(buffer, 0, head).Split("\r\n");
            var contentLength = lines.Select(line => line.Split(": "))
                .Where(pair => pair[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                .Select(pair => int.Parse(pair[1], CultureInfo.InvariantCulture)).FirstOrDefault();
            var request = lines[0].Split(' ');
            while (length < head + 4 + contentLength)
            {
                read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                    return null;
                length += read;
            }
            return new HttpExchange(stream, request[0], request[1], Encoding.UTF8.GetString(buffer, head + 4, contentLength));
        }
    }

    public async Task AnswerAsync(int status, string body, string headers, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Length: {bytes.Length}\r\n{headers}\r\n");
        await _stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. bytes], cancellationToken);
    }
}
