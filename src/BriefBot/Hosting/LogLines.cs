using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BriefBot.Hosting;

/// <summary>
/// One line an entry: time, level, message, and of an exception what it says. Where in the program it happened is told
/// only to whoever asked for it.
/// </summary>
internal sealed class LogLines(IOptions<LogLines.Settings> settings, TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    /// <summary>As the framework's host names the event.</summary>
    private const string StartFailed = "HostedServiceStartupFaulted";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // What keeps the server from starting is told by whoever started it.
        if (logEntry.EventId.Name == StartFailed && !settings.Value.WithStackTraces)
            return;
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(string.Create(
            CultureInfo.InvariantCulture, $"{clock.GetLocalNow():HH:mm:ss} {Word(logEntry.LogLevel)} {message}"));
        if (logEntry.Exception is { } exception)
            textWriter.Write(settings.Value.WithStackTraces ? $"\n{exception}" : $": {exception.Message.ReplaceLineEndings(" ")}");
        textWriter.Write('\n');
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "critical",
        LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        _ => "info",
    };

    internal sealed class Settings : ConsoleFormatterOptions
    {
        public bool WithStackTraces { get; set; }
    }
}
