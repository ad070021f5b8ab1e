using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>10,000 bodies that nobody agreed to, with a good token: each is answered, in time, and never with 500.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Bodies = 10_000;
    private const int FirstSeed = 20_260_310;
    private const int Senders = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly HttpStatusCode[] Allowed =
        [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotImplemented];

    [Fact]
    public async Task NoBodyMakesTheServerStumble()
    {
        await using var server = await TeamsServer.StartAsync();
        var (statuses, wrong) = (new ConcurrentDictionary<HttpStatusCode, int>(), new ConcurrentBag<string>());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForAsync(0, Bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await SendAsync(server, BodyFuzz.Make(FirstSeed + i));
            statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            if (!Allowed.Contains(response.StatusCode) || Stopwatch.GetElapsedTime(start) > Patience)
                wrong.Add($"seed {FirstSeed + i}: {response.StatusCode} after {Stopwatch.GetElapsedTime(start)}");
        });
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024 * 1024);
        output.WriteLine($"{string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{(int)s.Key}: {s.Value}"))}; memory grew by {grown} MB");
        Assert.Empty(wrong);
        // The mutations have to reach what lies behind the first checks, or this shows nothing.
        Assert.True(statuses[HttpStatusCode.OK] > Bodies / 10);
        Assert.InRange(grown, long.MinValue, 100);
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
        // What was taken can be worked off.
        await server.WorkAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(TeamsServer server, byte[] body) => server.PostAsync("", server.Token, request =>
    {
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new("application/json");
    });
}
