using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli.Inboxes;

/// <summary><c>inbox show NUMBER</c>: one message with what was said and what became of it.</summary>
internal static class InboxShowCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var number = InboxCommand.Number();
        var command = new DocumentedCommand(
            "show",
            "Shows one message that came in.",
            "With what was said, unless its person asked to be forgotten.",
            ("briefbot inbox show 17", "What row 17 is about."))
        {
            number,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var wanted = arguments.GetRequiredValue(number);
            if (await bot.Inbox.FindAsync(wanted, cancellationToken) is not { } found)
            {
                environment.Error.WriteLine($"There is no message {wanted}. List them with: briefbot inbox list");
                return ExitStatus.Failures;
            }
            var sent = await bot.Outbox.FindByEventAsync(found.Row.Key, cancellationToken);
            Write(found.Row, found.Event, sent, environment.Output);
            return ExitStatus.Ok;
        });
        return command;
    }

    private static void Write(QueueRow row, InboxEvent inboxEvent, SentDelivery? sent, TextWriter output)
    {
        (string Name, string? Value)[] fields =
        [
            ("number", row.Number.ToString(CultureInfo.InvariantCulture)),
            ("state", QueueRecord.Word(row.State)),
            ("reason", row.Reason),
            ("attempts", row.Attempts.ToString(CultureInfo.InvariantCulture)),
            ("received", Time(inboxEvent.Received)),
            ("key", row.Key),
            ("kind", inboxEvent.Kind.ToString().ToLowerInvariant()),
            ("conversation", $"{row.Conversation} ({inboxEvent.ConversationKind.ToString().ToLowerInvariant()})"),
            ("thread", inboxEvent.Thread),
            ("message", inboxEvent.MessageId),
            ("user", inboxEvent.User.Value is { Length: > 0 } user ? user : null),
            ("reply", sent is null ? "none" : QueueRecord.Word(sent.State) + (sent.Sent is { } at ? $", sent {Time(at)}" : "")),
        ];
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                output.WriteLine($"{name + ":",-14}{value}");
        }
        output.WriteLine();
        output.WriteLine(inboxEvent.Text);
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
