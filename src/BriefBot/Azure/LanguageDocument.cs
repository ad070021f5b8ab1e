using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BriefBot.Azure;

/// <param name="Id">Unique in its request.</param>
/// <param name="Language">Null for <see cref="LanguageTask.Detection"/>, which is to tell it.</param>
internal sealed record LanguageDocument(string Id, string? Language, string Text)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int TextRecords => (new StringInfo(Text).LengthInTextElements + LanguageTask.RecordLength - 1) / LanguageTask.RecordLength;

    /// <summary>As the service takes it, in UTF-8.</summary>
    public byte[] Json => field ??= ToJson();

    private byte[] ToJson()
    {
        using var bytes = new MemoryStream(Text.Length + 100);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", Id);
            if (Language is not null)
                json.WriteString("language", Language);
            json.WriteString("text", Text);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>In requests of no more documents and bytes than these, in order.</summary>
    /// <param name="size">A document's bytes.</param>
    public static IEnumerable<IReadOnlyList<T>> Batches<T>(IEnumerable<T> documents, Func<T, int> size, int mostDocuments, int mostBytes)
    {
        var batch = new List<T>();
        var bytes = 0;
        foreach (var document in documents)
        {
            var own = size(document);
            if (batch.Count > 0 && (batch.Count == mostDocuments || bytes + own > mostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(document);
            bytes += own;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
