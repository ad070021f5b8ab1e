using System.Runtime.CompilerServices;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Reads articles from what a person names: .jsonl, .txt and .html files (.gz of each), folders of them, http(s)
/// addresses, and "-" for JSONL on standard input. What cannot be read is a failure among the results, and the rest
/// goes on. An article of a .txt or .html file is named by the file (by its path below the folder that was given).
/// </summary>
public sealed class ArticleReader(ArticleFetcher fetcher)
{
    /// <summary>No single article is larger, packed or unpacked; a JSONL file may be.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const string StandardInputName = "standard input";

    /// <param name="itemNamespace">
    /// Tells equal ids of different sources apart; null for the input's file name ("stdin" for standard input).
    /// </param>
    public async IAsyncEnumerable<ReadResult> ReadAsync(
        IReadOnlyList<string> paths, string? itemNamespace, Stream? standardInput,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            var results = path == "-" ? ReadStandardInput(standardInput, itemNamespace, cancellationToken)
                : IsAddress(path) ? ReadAddress(path, cancellationToken)
                : Directory.Exists(path) ? ReadFolder(path, itemNamespace, cancellationToken)
                : ReadNamedFile(path, itemNamespace, cancellationToken);
            await foreach (var result in results)
                yield return result;
        }
    }

    private static bool IsAddress(string path) => path.Contains("://", StringComparison.Ordinal) && !File.Exists(path);

    private static IAsyncEnumerable<ReadResult> ReadStandardInput(
        Stream? input, string? itemNamespace, CancellationToken cancellationToken) =>
        input is null
            ? One(new ReadFailure(StandardInputName, null, "There is no standard input to read; name a file instead of \"-\"."))
            : ReadLines(input, StandardInputName, itemNamespace ?? "stdin", cancellationToken);

    private static async IAsyncEnumerable<ReadResult> ReadFolder(
        string folder, string? itemNamespace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (files, failures) = InputFolder.List(folder);
        foreach (var failure in failures)
            yield return failure;
        foreach (var file in files)
        {
            await foreach (var result in ReadFile(file, itemNamespace, cancellationToken))
                yield return result;
        }
    }

    private static IAsyncEnumerable<ReadResult> ReadNamedFile(string path, string? itemNamespace, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return One(new ReadFailure(path, null, FileTrouble.Explain(new FileNotFoundException())));
        return InputFile.Recognize(path, Path.GetFileName(path)) is { } file
            ? ReadFile(file, itemNamespace, cancellationToken)
            : One(new ReadFailure(path, null, $"Files of this type are not read; {InputFile.Kinds} are."));
    }

    private static async IAsyncEnumerable<ReadResult> ReadFile(
        InputFile file, string? itemNamespace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream? stream = null;
        string? trouble = null;
        try
        {
            stream = file.Open();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            trouble = FileTrouble.Explain(failure);
        }
        if (stream is null)
        {
            yield return new ReadFailure(file.Name, null, trouble!);
            yield break;
        }
        await using (stream)
        {
            var space = itemNamespace ?? Path.GetFileName(file.Path);
            if (file.Kind != InputKind.JsonLines)
            {
                yield return await ReadSingle(file, stream, space, cancellationToken);
                yield break;
            }
            await foreach (var result in ReadLines(stream, file.Name, space, cancellationToken))
                yield return result;
        }
    }

    private static async Task<ReadResult> ReadSingle(
        InputFile file, Stream stream, string itemNamespace, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await CappedReading.ReadAsync(stream, MaxBytes, cancellationToken);
            if (bytes is null)
                return new ReadFailure(file.Name, null, "The file is larger than 10 MB; split it into articles.");
            return file.IsCutOff(bytes.Length)
                ? new ReadFailure(file.Name, null, FileTrouble.Explain(new InvalidDataException()))
                : Compose(file, bytes, itemNamespace);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new ReadFailure(file.Name, null, FileTrouble.Explain(failure));
        }
    }

    private static ReadResult Compose(InputFile file, byte[] bytes, string itemNamespace)
    {
        if (bytes.Length == 0)
            return new ReadFailure(file.Name, null, "The file is empty.");
        if (TextDecoder.IsBinary(bytes))
            return new ReadFailure(file.Name, null, "The file is binary, not text; save the article as .txt, .html or .jsonl.");
        // A file's name can hold line ends and terminal codes; the key keeps such names apart.
        var item = new ItemIdentity(file.Name, TextNormalizer.CleanTitle(file.Id), SourceKey.ForItem(itemNamespace, file.Id));
        return file.Kind == InputKind.Page
            ? SingleArticle.FromPage(item, bytes, null, null)
            : SingleArticle.FromText(item, TextDecoder.DecodePlain(bytes), null);
    }

    private async IAsyncEnumerable<ReadResult> ReadAddress(string text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (WebAddress.Read(text) is not { } address)
        {
            yield return new ReadFailure(text, null, "This is not an http or https address; check it.");
            yield break;
        }
        yield return await fetcher.FetchAsync(address, cancellationToken) switch
        {
            FetchedPage page => Read(text, page),
            FetchFailure failure => new ReadFailure(text, null, failure.Reason),
            var other => throw new InvalidOperationException($"A fetch came to {other}."),
        };
    }

    /// <param name="text">The address as messages name it.</param>
    internal static ReadResult Read(string text, FetchedPage page)
    {
        if (page.Content.Length == 0)
            return new ReadFailure(text, null, IntakeReason.EmptyPage.Of());
        if (TextDecoder.IsBinary(page.Content))
            return new ReadFailure(text, null, IntakeReason.BinaryPage.Of());
        var item = new ItemIdentity(text, text, SourceKey.ForAddress(page.Address));
        return page.IsHtml
            ? SingleArticle.FromPage(item, page.Content, page.Charset, page.Address)
            : SingleArticle.FromText(item, TextDecoder.DecodePlain(page.Content, page.Charset), page.Address);
    }

    private static async IAsyncEnumerable<ReadResult> ReadLines(
        Stream stream, string name, string itemNamespace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lines = JsonLineReader.ReadAsync(stream, MaxBytes, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var isEmpty = true;
        while (true)
        {
            ReadFailure? trouble = null;
            try
            {
                if (!await lines.MoveNextAsync())
                    break;
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException)
            {
                trouble = new ReadFailure(name, null, FileTrouble.Explain(failure));
            }
            if (trouble is not null)
            {
                yield return trouble;
                yield break;
            }
            if (ReadLine(lines.Current, name, itemNamespace) is not { } result)
                continue;
            isEmpty = false;
            yield return result;
        }
        if (isEmpty)
            yield return new ReadFailure(name, null, "The file is empty.");
    }

    /// <summary>Null for a blank line.</summary>
    private static ReadResult? ReadLine(JsonLineReader.Line line, string name, string itemNamespace)
    {
        if (line.Bytes is null)
            return new ReadFailure(name, line.Number, line.IsGivenUp
                ? "The line does not end within 100 MB; nothing after it was read. Write one article a line."
                : "The line is larger than 10 MB; split the article.");
        var bytes = line.Bytes.AsSpan();
        if (line.Number == 1 && bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (bytes.Trim(" \t\r"u8).IsEmpty)
            return null;
        var (draft, reason) = JsonArticle.Read(bytes, itemNamespace);
        return draft is not null ? new ReadArticle(name, line.Number, draft) : new ReadFailure(name, line.Number, reason!);
    }

    private static async IAsyncEnumerable<ReadResult> One(ReadResult result)
    {
        await Task.CompletedTask;
        yield return result;
    }
}
