using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BriefBot.Tests.Channels.BotFramework;

namespace BriefBot.Tests.Load;

/// <summary>
/// People of several tenants who ask in conversations of their own, as their platform brings it: to each server in turn, to
/// another one where a connection is refused or broken, and once more where it is not acknowledged.
/// </summary>
internal sealed class TeamsCrowd : IDisposable
{
    /// <summary>As long as the platform waits for an acknowledgement.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromMilliseconds(250);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { ConnectTimeout = LongestWait, MaxConnectionsPerServer = 64 });
    private readonly ConcurrentDictionary<string, AskedQuestion> _asked = [];
    private readonly LoadScene _scene;
    private readonly int _tenants;
    private readonly int _conversations;
    private int _turn;

    /// <param name="conversations">How many there are in each tenant.</param>
    public TeamsCrowd(LoadScene scene, int tenants, int conversations)
    {
        (_scene, _tenants, _conversations) = (scene, tenants, conversations);
        scene.Connector.Taken = Hear;
    }

    public ICollection<AskedQuestion> Asked => _asked.Values;

    /// <summary>What went wrong with servers that nobody had killed, by status, and how often.</summary>
    public ConcurrentDictionary<string, int> Errors { get; } = [];

    /// <summary>The same of servers that were killed meanwhile.</summary>
    public ConcurrentDictionary<string, int> ErrorsOfTheKilled { get; } = [];

    /// <summary>Asks until it is acknowledged.</summary>
    public async Task AskAsync(int number, int about, CancellationToken cancellationToken)
    {
        var question = new AskedQuestion(
            string.Create(CultureInfo.InvariantCulture, $"{1_900_000_000_000 + number}"), Bridges.Engineer(about), TimeProvider.System.GetTimestamp());
        _asked[question.Id] = question;
        var activity = Activity(question.Id, $"tenant-{number % _tenants}", number / _tenants % _conversations, Bridges.Question(about)).ToJsonString();
        while (!await PostAsync(activity, cancellationToken))
            await Task.Delay(BeforeAnotherTry, cancellationToken);
        question.IsAcknowledged = true;
    }

    public void Dispose() => _http.Dispose();

    private void Hear(TakenActivity taken)
    {
        // What has no text is the card below an answer.
        if (taken is { Type: "message", Text.Length: > 0, Answers: { } answers } && _asked.TryGetValue(answers, out var question))
            question.Answer(taken.Text);
    }

    private async Task<bool> PostAsync(string activity, CancellationToken cancellationToken)
    {
        foreach (var _ in _scene.Servers)
        {
            var server = Volatile.Read(ref _scene.Servers[(uint)Interlocked.Increment(ref _turn) % _scene.Servers.Length]);
            if (await PostAsync(server, activity, cancellationToken) is not { } problem)
                return true;
            (server.IsKilled ? ErrorsOfTheKilled : Errors).AddOrUpdate(problem, 1, (_, count) => count + 1);
        }
        return false;
    }

    /// <returns>Null when it was acknowledged.</returns>
    private async Task<string?> PostAsync(ServingProgram server, string activity, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "api/messages"))
        {
            Content = new StringContent(activity, Encoding.UTF8, "application/json"),
        };
        try
        {
            using var response = await _http.SendAsync(request, patience.Token);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.Created ? null : $"status {(int)response.StatusCode}";
        }
        catch (HttpRequestException broken)
        {
            return $"{broken.HttpRequestError}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no acknowledgement in time";
        }
    }

    private JsonObject Activity(string id, string tenant, int person, string text) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["timestamp"] = "2026-03-10T12:00:00.000Z",
        ["serviceUrl"] = _scene.Connector.Address.AbsoluteUri,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:{tenant}-{person}", ["name"] = $"Person {person}", ["aadObjectId"] = $"{tenant}-{person}" },
        ["conversation"] = new JsonObject { ["id"] = $"a:{tenant}-{person}", ["conversationType"] = "personal", ["tenantId"] = tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "BriefBot" },
        ["locale"] = "en-GB",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };
}

/// <param name="expected">What a right answer has in it.</param>
/// <param name="posted">When somebody asked it, as a timestamp.</param>
internal sealed class AskedQuestion(string id, string expected, long posted)
{
    private int _answers;

    public string Id => id;

    public bool IsAcknowledged { get; set; }

    /// <summary>How many answers came.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>From asking until the platform has the first answer.</summary>
    public TimeSpan Waited { get; private set; }

    public bool IsRight { get; private set; }

    public void Answer(string text)
    {
        if (_answers == 0)
            (Waited, IsRight) = (TimeProvider.System.GetElapsedTime(posted), text.Contains(expected, StringComparison.Ordinal));
        Interlocked.Increment(ref _answers);
    }
}
