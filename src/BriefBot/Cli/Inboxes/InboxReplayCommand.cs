using System.CommandLine;
using BriefBot.Hosting;

namespace BriefBot.Cli.Inboxes;

/// <summary><c>inbox replay NUMBER</c>: makes what was given up due again.</summary>
internal static class InboxReplayCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var number = InboxCommand.Number();
        var outbox = InboxCommand.Outbox("The number is one of \"inbox list --outbox\": send that again.");
        var command = new DocumentedCommand(
            "replay",
            "Tries a message again that was given up.",
            """
            A running server takes it up at once, another one when it starts. With --outbox an uncertain message can be
            sent again too: it may then stand there twice.
            """,
            ("briefbot inbox replay 17", "Handles message 17 again."),
            ("briefbot inbox replay --outbox 21", "Sends reply 21 again."))
        {
            number, outbox,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var wanted = arguments.GetRequiredValue(number);
            var replayed = arguments.GetValue(outbox)
                ? await bot.Outbox.ReplayAsync(wanted, cancellationToken)
                : await bot.Inbox.ReplayAsync(wanted, cancellationToken);
            if (!replayed)
            {
                environment.Error.WriteLine(arguments.GetValue(outbox)
                    ? $"{wanted} was neither given up nor held, or is not there. List what was with: briefbot inbox list --outbox --state dead, and --state uncertain"
                    : $"{wanted} was not given up, or is not there. List what was with: briefbot inbox list --state dead");
                return ExitStatus.Failures;
            }
            environment.Output.WriteLine($"{wanted} is due again.");
            return ExitStatus.Ok;
        });
        return command;
    }
}
