namespace BriefBot.Azure;

/// <summary>What the service can be asked for in one request (analyze-text, API version 2023-04-01), with its limits.</summary>
/// <param name="Kind">As the request names it.</param>
/// <param name="MostDocuments">In one request.</param>
internal sealed record LanguageTask(string Kind, int MostDocuments)
{
    public static readonly LanguageTask Entities = new("EntityRecognition", 5);
    public static readonly LanguageTask KeyPhrases = new("KeyPhraseExtraction", 10);
    public static readonly LanguageTask Detection = new("LanguageDetection", 1000);

    /// <summary>In UTF-8 bytes of one request.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>
    /// In UTF-16 code units of one document, which are at least as many as its text elements. The service takes 5,120 text
    /// elements; 5,000 are five text records to the full.
    /// </summary>
    public const int MostText = 5000;

    /// <summary>Text elements in a text record: what the service charges for.</summary>
    public const int RecordLength = 1000;
}
