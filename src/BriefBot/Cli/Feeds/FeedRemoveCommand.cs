using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Hosting;

namespace BriefBot.Cli.Feeds;

/// <summary><c>feed remove ADDRESS</c>: follows a feed no more.</summary>
internal static class FeedRemoveCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var address = new Argument<string>("ADDRESS") { Description = "The feed's address, as \"feed list\" shows it." };
        var json = CommonOptions.Json("Print the feed that was taken off as one JSON object.");
        var command = new DocumentedCommand(
            "remove",
            "Follows a feed no more.",
            "Its articles stay; take them out with \"article remove\".",
            ("briefbot feed remove https://example.com/news.xml", "Takes it off the list at once, without asking."))
        {
            address, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var named = CommonOptions.Address(arguments.GetRequiredValue(address))!;
            if (await bot.Feeds.FindAsync(named, cancellationToken) is not { } feed || !await bot.Feeds.RemoveAsync(named, cancellationToken))
            {
                environment.Error.WriteLine($"{named.AbsoluteUri} is not followed. See: briefbot feed list");
                return ExitStatus.Failures;
            }
            environment.Output.WriteLine(arguments.GetValue(json)
                ? ContractJson.Line(FeedStateRecord.From(feed))
                : $"Follows {feed.Source.Address.AbsoluteUri} no more.");
            return ExitStatus.Ok;
        });
        return command;
    }
}
