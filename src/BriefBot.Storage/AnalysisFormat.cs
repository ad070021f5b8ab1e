using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

internal static class AnalysisFormat
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new SpanConverter() } };

    public static byte[] Write(TextAnalysis analysis) => JsonSerializer.SerializeToUtf8Bytes(analysis, Options);

    public static TextAnalysis Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<TextAnalysis>(bytes, Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var packed = reader.GetInt64();
            return new TextSpan((int)(packed >> 32), (int)packed);
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(((long)value.Start << 32) | (uint)value.End);
    }
}
