using System.CommandLine;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary><c>forget --user KEY</c>: takes away what names a person, as they do themselves with "forget me".</summary>
internal static class ForgetCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var user = new Option<string>("--user")
        {
            HelpName = "KEY",
            Required = true,
            Description = "Who: teams:<tenant>:<user object id>, slack:<team>:<user>, web:<session> or local.",
        };
        user.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsKey(token.Value))
                result.AddError($"--user is \"{token.Value}\". Write teams:<tenant>:<user object id>, slack:<team>:<user>, web:<session> or local.");
        });
        var command = new DocumentedCommand(
            "forget",
            "Takes away what names a person.",
            """
            What they said and was said to them, what they were in the middle of, and their name on feedback and on digests of
            channels, which go on; digests that they get alone end. Messages that are still being answered are finished first.
            What the chat platform keeps is the platform's to delete.
            """,
            ("briefbot forget --user slack:T0123:U0456", "As if they had said \"forget me\"."))
        {
            user,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var key = arguments.GetRequiredValue(user);
            await bot.Conversations.ForgetAsync(new UserKey(key), cancellationToken);
            environment.Output.WriteLine($"Nothing names {key} any more.");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static bool IsKey(string text) => text == UserKey.Local.Value
        || text.Split(':') is ["teams" or "slack", { Length: > 0 }, { Length: > 0 }, ..] or ["web", { Length: > 0 }];
}
