using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Articles;
using BriefBot.Core.Ingestion;
using BriefBot.Core.Ingestion.Feeds;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed add ADDRESS</c>: follows a feed.</summary>
internal static class FeedAddCommand
{
    private const int MostMinutes = 7 * 24 * 60;

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var address = new Argument<string>("ADDRESS") { Description = "The feed's address, or that of a page that names its feed." };
        var title = new Option<string?>("--title") { HelpName = "T", Description = "What its articles name as their publisher. Default: as the feed calls itself." };
        var collection = FeedOption.Collection();
        var every = new Option<int?>("--every") { HelpName = "MINUTES", Description = "How often to ask for it, 1 to 10080. Default: Feeds:PollInterval." };
        every.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var minutes) && minutes is > 0 and <= MostMinutes))
                result.AddError($"--every is \"{token.Value}\". Give a whole number of minutes from 1 to {MostMinutes}.");
        });
        var json = CommonOptions.Json("Print it as one JSON object.");
        var command = new DocumentedCommand(
            "add",
            "Follows a feed.",
            "The feed is looked at once, so that a wrong address is noticed now. Its articles come in while the program serves, or\nwith \"feed check\".",
            ("briefbot feed add https://example.com/news.xml", "RSS, Atom or JSON Feed."),
            ("briefbot feed add https://example.com --collection press --every 60", "The feed that the page names, hourly."))
        {
            address, title, collection, every, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var asked = CommonOptions.Address(arguments.GetRequiredValue(address))!;
            var search = await bot.FeedFinder.FindAsync(asked, cancellationToken);
            if (search is not FoundFeed found)
            {
                environment.Error.WriteLine($"{asked.AbsoluteUri}: {((NoFeed)search).Reason}");
                return ExitStatus.Failures;
            }
            var source = new FeedSource(found.Address)
            {
                Title = Title(arguments.GetValue(title) ?? found.Feed.Title),
                Collection = arguments.GetValue(collection) ?? Collections.Public,
                Interval = arguments.GetValue(every) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            };
            var isNew = await bot.Feeds.AddAsync(source, cancellationToken);
            var feed = await bot.Feeds.FindAsync(found.Address, cancellationToken);
            if (arguments.GetValue(json) && feed is not null)
                environment.Output.WriteLine(ContractJson.Line(FeedStateRecord.From(feed)));
            else if (isNew)
                environment.Output.WriteLine($"Follows {TextNormalizer.CleanTitle(feed?.Name)} ({found.Address.AbsoluteUri}), {FeedOption.Items(found.Feed.Items.Count)}.");
            if (!isNew)
                environment.Error.WriteLine($"{found.Address.AbsoluteUri} was followed already; nothing was changed.");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static string? Title(string? text) => FeedText.Title(text) is { Length: > 0 } title ? title : null;
}
