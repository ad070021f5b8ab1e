using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BriefBot.Cli.Contract;

/// <summary>
/// How the contract's records become JSON: generated code rather than reflection, since a command's start counts, and
/// letters as they are, since the output is read by people and scripts and never put into a web page.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnalysisRecord))]
[JsonSerializable(typeof(AnswerRecord))]
[JsonSerializable(typeof(ArticleRecord))]
[JsonSerializable(typeof(IngestRecord))]
[JsonSerializable(typeof(TimelineRecord))]
[JsonSerializable(typeof(QueueRecord))]
[JsonSerializable(typeof(RevisionRecord))]
[JsonSerializable(typeof(StoryRecord))]
[JsonSerializable(typeof(FeedRecord))]
[JsonSerializable(typeof(FeedStateRecord))]
[JsonSerializable(typeof(FeedCheckRecord))]
[JsonSerializable(typeof(SubscriptionRecord))]
[JsonSerializable(typeof(DigestRunRecord))]
[JsonSerializable(typeof(DoctorRecord))]
[JsonSerializable(typeof(FeedImportRecord))]
[JsonSerializable(typeof(FeedbackRecord))]
[JsonSerializable(typeof(FeedbackQuestion))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class ContractJson : JsonSerializerContext
{
    private static readonly ContractJson Lines = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The record on one line, as JSONL has it.</summary>
    public static string Line<T>(T record) =>
        JsonSerializer.Serialize(record, (JsonTypeInfo<T>)Lines.GetTypeInfo(typeof(T))!);
}
