using BriefBot.Channels.BotFramework.Access;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Anybody can send what is refused: the log is not theirs to fill.</summary>
public sealed class RefusalLogTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly LogShelf _lines = new();
    private readonly ILoggerFactory _logging;
    private readonly RefusalLog _log;

    public RefusalLogTests()
    {
        _logging = LoggerFactory.Create(logging => logging.AddProvider(_lines));
        _log = new RefusalLog(_time, _logging.CreateLogger<RefusalLog>());
    }

    public void Dispose()
    {
        _log.Dispose();
        _logging.Dispose();
    }

    [Fact]
    public void WritesSoManyAMinuteAndCountsTheRest()
    {
        for (var i = 0; i < RefusalLog.PerMinute + 480; i++)
            _log.Write("it is bad");
        Assert.Equal(RefusalLog.PerMinute, _lines.Lines.Count);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("480 more", Assert.Single(_lines.Lines.Skip(RefusalLog.PerMinute)), StringComparison.Ordinal);
        _log.Write("it is bad again");
        Assert.Contains("it is bad again", _lines.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void SaysNothingWhereNothingWasLeftOut()
    {
        _log.Write("it is bad");

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Single(_lines.Lines);
    }

    [Fact]
    public async Task AFloodOfBadTokensLeavesAFewLines()
    {
        await using var server = await TeamsServer.StartAsync();
        await Parallel.ForAsync(0, 500, async (_, _) =>
        {
            using var response = await server.PostAsync("{}", "garbage");
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
        });
        Assert.InRange(server.Log.Lines.Count(line => line.Contains("refused", StringComparison.Ordinal)), 1, 2 * RefusalLog.PerMinute + 1);
    }
}
