using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace BriefBot.Operations;

/// <summary>
/// One JSON object a line and entry, for programs that gather logs: time (UTC), level, category, message, the values that
/// the message is made of, the question that it is about (<see cref="QuestionTrace"/>), and of an exception where it came from.
/// </summary>
internal sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "briefbot-json";

    /// <summary>Readable in a terminal; where a line ends is not for a value to say.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", Word(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (QuestionTrace.Current is { } correlation)
                json.WriteString("question", correlation);
            if (logEntry.State is IEnumerable<KeyValuePair<string, object?>> values)
                WriteValues(json, values);
            if (logEntry.Exception is { } exception)
                json.WriteString("exception", exception.ToString());
            json.WriteEndObject();
        }
        textWriter.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        textWriter.Write('\n');
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (name == "{OriginalFormat}" || !written.Add(name))
                continue;
            if (value is int or long)
                json.WriteNumber(name, Convert.ToInt64(value, null));
            else if (value is double number && double.IsFinite(number))
                json.WriteNumber(name, number);
            else
                json.WriteString(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
        }
        json.WriteEndObject();
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
