using System.Globalization;
using System.Text.Json;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis.Dates;

/// <summary>
/// The test specifications of a public recogniser of dates: sentences with the values that they resolve to. Its ranges
/// end where their last unit starts ("from 2014 to 2018" ends with 2017); ours hold the last unit.
/// </summary>
internal static class RecognizerSpecs
{
    private static readonly string[] Kinds =
        ["Date", "DatePeriod", "DateTime", "DateTimePeriod", "Duration", "Holiday", "Time", "TimePeriod", "Merged"];

    public sealed record Case(string File, string Input, DateTime Reference, IReadOnlyList<Expectation> Expected);

    /// <param name="Values">Any of them is right.</param>
    public sealed record Expectation(TextSpan Span, string Type, IReadOnlyList<Value> Values);

    public sealed record Value(string? Start, string? End, string? Bound);

    public static IEnumerable<Case> Read(string folder) => Kinds.SelectMany(kind =>
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, kind + "Parser.json")));
        return json.RootElement.EnumerateArray().Where(IsSupported).Select(item => ReadCase(kind, item)).Where(item => item.Expected.Count > 0).ToList();
    });

    private static bool IsSupported(JsonElement item) => !new[] { "NotSupported", "NotSupportedByDesign" }.Any(name =>
        item.TryGetProperty(name, out var list)
        && list.GetString()!.Split(',', StringSplitOptions.TrimEntries).Any(platform => platform is "dotnet" or "c#" or "all"));

    private static Case ReadCase(string file, JsonElement item)
    {
        var reference = item.TryGetProperty("Context", out var context)
            ? DateTime.Parse(context.GetProperty("ReferenceDateTime").GetString()![..19], CultureInfo.InvariantCulture)
            : new DateTime(2019, 11, 7);
        var results = item.GetProperty("Results").EnumerateArray().Select(ReadExpectation).OfType<Expectation>();
        return new Case(file, item.GetProperty("Input").GetString()!, reference, [.. results]);
    }

    private static Expectation? ReadExpectation(JsonElement result)
    {
        var type = result.GetProperty("Type").GetString()!.Replace("datetimeV2.", "", StringComparison.Ordinal);
        if (type is "set" or "timezone" || !result.TryGetProperty("Value", out var value) || !result.TryGetProperty("Start", out var start))
            return null;
        var values = value.TryGetProperty("values", out var list)
            ? list.EnumerateArray().Select(one => new Value(Text(one, "value") ?? Text(one, "start"), Text(one, "end"), Text(one, "Mod")))
            : new[] { "FutureResolution", "PastResolution" }.Where(name => value.TryGetProperty(name, out _)).Select(name => Parts(value.GetProperty(name)));
        var resolved = values.Where(one => (one.Start ?? one.End) is { } first && first != "not resolved" && !first.StartsWith("0001", StringComparison.Ordinal)).ToList();
        var span = TextSpan.FromLength(start.GetInt32(), result.GetProperty("Length").GetInt32());
        return resolved.Count > 0 ? new Expectation(span, type, resolved) : null;
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static Value Parts(JsonElement resolution)
    {
        var parts = resolution.ValueKind == JsonValueKind.Object ? resolution.EnumerateObject().Select(part => part.Value.GetString()).ToList() : [];
        return new Value(parts.ElementAtOrDefault(0), parts.ElementAtOrDefault(1), null);
    }

    public static bool IsMet(Case item, string language) => Missed(item, language).Count == 0;

    public static List<Expectation> Missed(Case item, string language)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(item.Input, "", language, PublicationDate.FromInstant(new DateTimeOffset(item.Reference, TimeSpan.Zero)));
        return [.. item.Expected.Where(expected => !(expected.Type == "duration"
            ? analysis.Quantities.Any(quantity => quantity.Span.Overlaps(expected.Span) && IsLength(quantity, expected))
            : analysis.Dates.Any(date => date.Span.Overlaps(expected.Span) && expected.Values.Any(value => IsSame(date, value, expected.Type)))))];
    }

    private static bool IsLength(Quantity quantity, Expectation expected) =>
        quantity.Kind == QuantityKind.Duration && expected.Values.Any(value =>
            decimal.Parse(value.Start!, CultureInfo.InvariantCulture) == Durations.InSeconds(quantity.Value, quantity.Unit));

    private static bool IsSame(DateMention date, Value value, string type)
    {
        if (date is not { Start: { } start, End: { } end } || type.StartsWith("time", StringComparison.Ordinal) != (date.Kind == DateKind.TimeOfDay))
            return false;
        if (type is "date" or "datetime")
            return Instant(value.Start) == start;
        if (type == "time")
            return Instant(value.Start)?.TimeOfDay == start.TimeOfDay;
        if (value.Bound is { } bound)
            return IsBound(date, bound, Instant(value.Start ?? value.End)!.Value, start, end);
        if (type == "timerange")
            return Instant(value.Start)?.TimeOfDay == start.TimeOfDay && Instant(value.End)?.TimeOfDay == end.TimeOfDay;
        return Instant(value.Start) == start && value.End is { } last
            && (Instant(last) == end || date.Kind == DateKind.Range && date.Grain >= DateGrain.DayPart && Instant(last) == end.Plus(date.Grain, -1));
    }

    private static bool IsBound(DateMention date, string bound, DateTime expected, DateTime start, DateTime end)
    {
        var ours = date.Bound switch
        {
            DateBound.Before or DateBound.Since => start,
            DateBound.Until or DateBound.After when end - start <= TimeSpan.FromDays(1) => start,
            DateBound.Until or DateBound.After => end,
            _ => DateTime.MaxValue,
        };
        var isBefore = bound is "before" or "until";
        return isBefore == date.Bound is DateBound.Before or DateBound.Until
            && (date.Kind == DateKind.TimeOfDay ? ours.TimeOfDay == expected.TimeOfDay : ours == expected);
    }

    /// <summary>The specifications end a day a second early.</summary>
    private static DateTime? Instant(string? text)
    {
        if (text is null || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var at))
            return null;
        return at.TimeOfDay == new TimeSpan(23, 59, 59) ? at.AddSeconds(1) : at;
    }
}
