using System.CommandLine;
using System.IO.Compression;
using BriefBot.Cli.Articles;
using BriefBot.Cli.Contract;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;

namespace BriefBot.Cli;

/// <summary><c>extract FILE</c>: what would be taken in of one saved page.</summary>
internal static class ExtractCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var path = new Argument<string>("FILE") { Description = "A saved page: .html or .htm, or either with .gz. \"-\" reads standard input." };
        var url = new Option<string?>("--url") { HelpName = "U", Description = "Where the page was found, which says more about it." };
        var json = CommonOptions.Json("Print it as one JSON object, as \"article export\" does.");
        var command = new DocumentedCommand(
            "extract",
            "Shows what would be taken in of one saved page. Nothing is stored.",
            "That is its article without navigation and advertisements, and what the page says about it. A page without an\narticle says so, with exit status 1.",
            ("briefbot extract story.html", "Title, source and text."),
            ("briefbot extract story.html.gz --url https://example.com/story --json", "For scripts."))
        {
            path, url, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var name = arguments.GetRequiredValue(path);
            var address = CommonOptions.Address(arguments.GetValue(url));
            var page = await ReadAsync(name, environment.Input, cancellationToken);
            switch (ArticleExtractor.Extract(page, null, address))
            {
                case ExtractedArticle article:
                    Write(Record(article, name), arguments.GetValue(json), environment.Output);
                    return ExitStatus.Ok;
                case NoArticle nothing:
                    environment.Error.WriteLine($"{name}: {nothing.Reason}");
                    return ExitStatus.Failures;
                case var other:
                    throw new InvalidOperationException($"Unexpected extraction {other.GetType().Name}.");
            }
        });
        return command;
    }

    private static void Write(ArticleRecord record, bool json, TextWriter output)
    {
        if (json)
            output.WriteLine(ContractJson.Line(record));
        else
            ArticleShowCommand.Write(record, output);
    }

    /// <summary>With the id that the article would get. A page without an address goes by its file's name.</summary>
    private static ArticleRecord Record(ExtractedArticle article, string path)
    {
        var name = Path.GetFileName(path);
        var key = article.Canonical is { } address ? SourceKey.ForAddress(address) : SourceKey.ForItem(name, name);
        return new ArticleRecord
        {
            Id = ArticleId.For(Collections.Public, key).Value,
            Revision = 1,
            SourceId = name,
            Title = article.Title,
            Text = article.Text,
            Url = article.Canonical?.OriginalString,
            Published = article.Published?.ToString(),
            Publisher = article.Publisher,
            Author = article.Author,
            Language = article.Language,
        };
    }

    private static async Task<byte[]> ReadAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        await using var file = path == "-" ? standardInput : InputFile.Open(path);
        await using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            return await CappedReading.ReadAsync(plain, ArticleReader.MaxBytes, cancellationToken)
                ?? throw new UnusableInputException($"{path} is larger than 10 MB, which no article is.");
        }
        catch (InvalidDataException)
        {
            throw new UnusableInputException($"{path} is not a gzip file, or it is damaged.");
        }
    }
}
