using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed parse FILE</c>: what is in a feed. Nothing is stored.</summary>
internal static class FeedParseCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var path = new Argument<string>("FILE") { Description = "A saved RSS, Atom or JSON feed, whatever it is called. \"-\" reads standard input." };
        var url = new Option<string?>("--url") { HelpName = "U", Description = "Where the feed was found, for its relative addresses." };
        var json = CommonOptions.Json("Print it as one JSON object.");
        var command = new DocumentedCommand(
            "parse",
            "Shows what is in a feed that was saved. Nothing is stored.",
            "RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. What is no feed says so, with exit status 1.",
            ("briefbot feed parse news.xml", "Its title, and a line for each item."),
            ("briefbot feed parse news.xml --url https://example.com/news.xml --json", "For scripts."))
        {
            path, url, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var name = arguments.GetRequiredValue(path);
            var address = CommonOptions.Address(arguments.GetValue(url));
            var document = await FeedFile.ReadAsync(name, environment.Input, cancellationToken);
            switch (FeedParser.Parse(document, null, address))
            {
                case Feed feed:
                    Write(feed, arguments.GetValue(json), environment.Output);
                    return ExitStatus.Ok;
                case FeedRefusal refusal:
                    environment.Error.WriteLine($"{name}: {refusal.Reason}");
                    return ExitStatus.Failures;
                case var other:
                    throw new InvalidOperationException($"Unexpected reading {other.GetType().Name}.");
            }
        });
        return command;
    }

    private static void Write(Feed feed, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(ContractJson.Line(FeedRecord.From(feed)));
            return;
        }
        output.WriteLine($"{OneLine(feed.Title) ?? "A feed without a title"} ({feed.Format} {feed.Version}".TrimEnd() + $"), {FeedOption.Items(feed.Items.Count)}");
        foreach (var item in feed.Items)
            output.WriteLine($"{item.Published ?? item.Updated,-25}  {OneLine(item.Title) ?? "(no title)"}  {OneLine(item.Link)}".TrimEnd());
    }

    private static string? OneLine(string? text) => text is null ? null : TextNormalizer.CleanTitle(text);
}
