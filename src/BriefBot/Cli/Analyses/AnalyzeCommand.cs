using System.CommandLine;
using System.Runtime.CompilerServices;
using BriefBot.Cli.Contract;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Ingestion;
using BriefBot.Hosting;

namespace BriefBot.Cli.Analyses;

/// <summary><c>analyze FILE|TEXT</c>: what the analysis reads in an article or a sentence. Nothing is stored.</summary>
internal static class AnalyzeCommand
{
    private static readonly string[] FileEndings = [".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".gz"];

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var input = new Argument<string[]>("FILE|TEXT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "A .txt, .html, .htm or .jsonl file (or one of these with .gz), or the text itself. \"-\" reads JSONL from standard input.",
        };
        var language = new Option<string?>("--lang") { HelpName = "nl|en", Description = "The language, where the text itself does not clearly show another." };
        language.AcceptOnlyFromAmong("nl", "en");
        var published = new Option<string?>("--published") { HelpName = "DATE", Description = "The day that \"yesterday\" counts from, such as 2022-12-30. Default: what the file says." };
        var words = new Option<bool>("--words") { Description = "Also show each word's part of speech, and the noun chunks and verb groups." };
        var with = new Option<string>("--with")
        {
            HelpName = "embedded|azure",
            Description = "Who finds the names: the program itself (the default), or Azure AI Language, which charges for it.",
            DefaultValueFactory = _ => "embedded",
        };
        with.AcceptOnlyFromAmong("embedded", "azure");
        var json = CommonOptions.Json("Print all of it as one JSON object an article instead; docs/analysis.md has the fields.");
        var command = new DocumentedCommand(
            "analyze",
            "Shows what is read in an article or a text. Nothing is stored.",
            """
            Sentence by sentence: names with what they name, what "he" and "the company" stand for, dates, quantities. What is
            not the name of a file is taken as text.
            """,
            ("briefbot analyze story.html", "An article, as it would be taken in."),
            ("briefbot analyze \"Shares fell 4% on Thursday, the CEO said.\" --published 2022-12-30", "A sentence and its day."),
            ("briefbot analyze story.html --with azure", "With the names that Azure AI Language finds, and what it costs."),
            ("briefbot analyze news.jsonl.gz --json | jq .entities", "For scripts: an article a line."))
        {
            input, language, published, words, with, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var given = new Given(arguments.GetValue(language), Day(arguments.GetValue(published)));
            var settings = common.Settings(arguments, environment);
            using var azure = arguments.GetValue(with) == "azure" ? AzureAnalysis.Create(settings, environment) : null;
            var (analysed, failed) = (0, 0);
            await foreach (var result in ReadAsync(arguments.GetRequiredValue(input), settings, environment.Input, cancellationToken))
            {
                if (result is ReadArticle article)
                {
                    var draft = given.Over(article.Draft);
                    var analysis = azure is null
                        ? await new EmbeddedTextAnalyzer().AnalyzeAsync(draft, cancellationToken)
                        : await azure.AnalyzeAsync(draft, cancellationToken);
                    if (analysis is null)
                    {
                        failed++;
                        continue;
                    }
                    if (arguments.GetValue(json))
                        environment.Output.WriteLine(ContractJson.Line(AnalysisRecords.From(draft, analysis)));
                    else
                        Write(new AnalysisText(draft, analysis, arguments.GetValue(words)), analysed > 0, environment);
                    if (azure is not null && !arguments.GetValue(json))
                        await azure.WriteKeyPhrasesAsync(draft, analysis, cancellationToken);
                    analysed++;
                }
                else
                {
                    environment.Error.WriteLine(result);
                    failed++;
                }
            }
            azure?.WriteCost();
            return failed == 0 ? ExitStatus.Ok : analysed == 0 ? ExitStatus.Unusable : ExitStatus.Failures;
        });
        return command;
    }

    private static void Write(AnalysisText text, bool isFollowing, CliEnvironment environment)
    {
        using var written = new StringWriter { NewLine = environment.Output.NewLine };
        if (isFollowing)
            written.WriteLine();
        text.Write(written);
        environment.Output.Write(environment.ResultsAreOnScreen ? TerminalText.Clean(written.ToString()) : written.ToString());
    }

    private static async IAsyncEnumerable<ReadResult> ReadAsync(
        string[] given, HostSettings settings, Stream standardInput, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (given is not [var path] || !IsFile(path))
        {
            yield return FromText(string.Join(' ', given));
            yield break;
        }
        using var services = Bot.Fetching(settings.Feeds);
        await foreach (var result in services.GetRequiredService<ArticleReader>().ReadAsync([path], null, standardInput, cancellationToken))
            yield return result;
    }

    /// <exception cref="UnusableInputException">It looks like the name of a file, and there is none.</exception>
    private static bool IsFile(string given)
    {
        if (given == "-" || File.Exists(given))
            return true;
        if (Directory.Exists(given))
            throw new UnusableInputException($"{given} is a folder. Name a file.");
        if (!given.Contains(' ', StringComparison.Ordinal) && FileEndings.Any(ending => given.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            throw new UnusableInputException($"There is no file {given}.");
        return false;
    }

    private static ReadArticle FromText(string given)
    {
        var text = TextNormalizer.KeepGiven(given);
        if (text.Text.Length == 0)
            throw new UnusableInputException("There is no text to analyse. Give a file or a sentence.");
        return new ReadArticle("text", null, new ArticleDraft { Key = SourceKey.ForItem("text", "text"), SourceId = "text", Text = text.Text });
    }

    private static PublicationDate? Day(string? published) =>
        published is null ? null
        : PublicationDate.TryParse(published, out var date) && date.Precision is DatePrecision.Day or DatePrecision.Instant ? date
        : throw new UnusableInputException($"--published is \"{published}\". Give a day, such as 2022-12-30.");

    /// <summary>What the command line says of an article, over what its file says.</summary>
    private sealed record Given(string? Language, PublicationDate? Published)
    {
        public ArticleDraft Over(ArticleDraft draft) =>
            draft with { Language = Language ?? draft.Language, Published = Published ?? draft.Published };
    }
}
