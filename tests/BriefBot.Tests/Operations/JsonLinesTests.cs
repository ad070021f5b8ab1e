using System.Text.Json;
using BriefBot.Core.Conversation;
using BriefBot.Operations;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Platforms;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Operations;

public sealed class JsonLinesTests
{
    [Fact]
    public void WritesOneObjectALineWithTheValuesOfTheMessage()
    {
        var line = Write(log => log.LogWarning("Feed {Name} failed {Count} times", "a \"feed\"\nwith lines", 3));

        Assert.DoesNotContain('\n', line.TrimEnd('\n'));
        var entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal("warning", entry.GetProperty("level").GetString());
        Assert.Equal("Feed a \"feed\"\nwith lines failed 3 times", entry.GetProperty("message").GetString());
        Assert.Equal("a \"feed\"\nwith lines", entry.GetProperty("values").GetProperty("Name").GetString());
        Assert.Equal(3, entry.GetProperty("values").GetProperty("Count").GetInt32());
        Assert.False(entry.TryGetProperty("question", out _));
        Assert.False(entry.TryGetProperty("exception", out _));
    }

    [Fact]
    public void NamesTheQuestionThatIsBeingHandled()
    {
        using var telemetry = new TelemetryExport(new TelemetryOptions());
        Assert.True(telemetry.StartAsync(CancellationToken.None).IsCompletedSuccessfully);
        string line;
        using (QuestionTrace.Start("handle", "slack:T1:1700000000.1"))
        using (QuestionTrace.Start("answer", "slack:T1:1700000000.1"))
            line = Write(log => log.LogInformation("at work"));

        Assert.Equal(QuestionTrace.CorrelationOf("slack:T1:1700000000.1"), JsonDocument.Parse(line).RootElement.GetProperty("question").GetString());
    }

    [Fact]
    public void TellsWhereAnExceptionCameFrom()
    {
        var line = Write(log => log.LogError(new InvalidOperationException("broken"), "It failed"));

        Assert.Contains("System.InvalidOperationException: broken", JsonDocument.Parse(line).RootElement.GetProperty("exception").GetString());
    }

    [Fact]
    public async Task AFormatThatIsNoneIsNamed()
    {
        using var folder = await News.StoredAsync();
        var run = await CommandRun.OfAsync(folder, new RunOptions { Settings = { ["Logging:Format"] = "xml" } }, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal((2, "Logging:Format is \"xml\". Use lines or json.\n"), (run.Status, run.Error));
    }

    private static string Write(Action<ILogger> log)
    {
        using var output = new StringWriter();
        log(new FormattedLog(new JsonLines(new ManualTime()), output));
        return output.ToString();
    }

    /// <summary>As the console's logger calls its formatter.</summary>
    private sealed class FormattedLog(JsonLines formatter, TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> text) =>
            formatter.Write(new LogEntry<TState>(logLevel, "BriefBot.Part", eventId, state, exception, text), null, output);
    }
}
