using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage;

/// <summary>
/// What is remembered of conversations, as JSON: a property that this version does not know is passed over, one that is
/// missing has its default.
/// </summary>
internal static class ConversationFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new QuoteReferenceConverter() },
    };

    public static string Write<T>(T remembered) => JsonSerializer.Serialize(remembered, Options);

    /// <exception cref="InvalidDataException">Not written by <see cref="Write"/>.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new InvalidDataException("a conversation's data is null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("a conversation's data is not readable", e);
        }
    }

    /// <summary>As an array: article, revision, start, end.</summary>
    private sealed class QuoteReferenceConverter : JsonConverter<QuoteReference>
    {
        public override QuoteReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonElement.ParseValue(ref reader);
            return parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() == 4
                && ArticleId.TryParse(parts[0].GetString(), out var id)
                ? new QuoteReference(id, parts[1].GetInt32(), new TextSpan(parts[2].GetInt32(), parts[3].GetInt32()))
                : throw new JsonException("No quote reference.");
        }

        public override void Write(Utf8JsonWriter writer, QuoteReference value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(value.ArticleId.Value);
            writer.WriteNumberValue(value.Revision);
            writer.WriteNumberValue(value.Span.Start);
            writer.WriteNumberValue(value.Span.End);
            writer.WriteEndArray();
        }
    }
}
