using BriefBot.Core.Ingestion;

namespace BriefBot.Cli.Feeds;

/// <summary>A feed or a list of feeds that was saved.</summary>
internal static class FeedFile
{
    /// <exception cref="UnusableInputException">It is too large.</exception>
    public static async Task<byte[]> ReadAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        await using var file = path == "-" ? standardInput : InputFile.Open(path);
        return await CappedReading.ReadAsync(file, ArticleReader.MaxBytes, cancellationToken)
            ?? throw new UnusableInputException($"{path} is larger than 10 MB, which no feed is.");
    }
}
