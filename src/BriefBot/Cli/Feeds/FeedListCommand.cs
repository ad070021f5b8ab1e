using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed list</c>: which feeds are followed, and how they fare.</summary>
internal static class FeedListCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var json = CommonOptions.Json("Print one JSON object a feed.");
        var command = new DocumentedCommand(
            "list",
            "Lists the feeds that are followed, one a line.",
            "In the order in which they were added, separated by tabs: ok, failing or new; articles in seven days; when it was\nread last; collection; address; title; and what went wrong, where it fails.",
            ("briefbot feed list", "All of them."),
            ("briefbot feed list | grep ^failing", "Those that do not work."))
        {
            json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var feeds = await bot.Feeds.ListAsync(cancellationToken);
            foreach (var feed in feeds)
                environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(FeedStateRecord.From(feed)) : Row(feed));
            if (feeds.Count == 0)
                environment.Error.WriteLine("No feeds are followed yet. Follow one with: briefbot feed add ADDRESS");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string Row(FeedState feed) => string.Join(
        '\t',
        FeedStateRecord.HealthOf(feed),
        feed.RecentArticles.ToString(CultureInfo.InvariantCulture),
        feed.LastSuccess?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-",
        TextNormalizer.CleanTitle(feed.Source.Collection),
        feed.Source.Address.AbsoluteUri,
        TextNormalizer.CleanTitle(feed.Source.Title),
        feed.FailingSince is { } since
            ? $"since {since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}: {TextNormalizer.CleanTitle(feed.LastError)}"
            : "").TrimEnd('\t');
}
