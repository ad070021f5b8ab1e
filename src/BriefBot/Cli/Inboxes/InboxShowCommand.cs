using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli.Inboxes;

/// <summary><c>inbox show NUMBER</c>: one message with what was said and what became of it.</summary>
internal static class InboxShowCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var number = InboxCommand.Number();
        var outbox = InboxCommand.Outbox("The number is one of \"inbox list --outbox\": show what goes out.");
        var command = new DocumentedCommand(
            "show",
            "Shows one message that came in, or a reply to one.",
            "With what was said, unless its person asked to be forgotten.",
            ("briefbot inbox show 17", "What row 17 is about."),
            ("briefbot inbox show --outbox 21", "What would be sent again by \"inbox replay --outbox 21\"."))
        {
            number, outbox,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var wanted = arguments.GetRequiredValue(number);
            if (arguments.GetValue(outbox))
                return await ShowDeliveryAsync(bot, wanted, environment, cancellationToken);
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

    private static async Task<int> ShowDeliveryAsync(Bot bot, long number, CliEnvironment environment, CancellationToken cancellationToken)
    {
        if (await bot.Outbox.FindAsync(number, cancellationToken) is not var (row, sent))
        {
            environment.Error.WriteLine($"There is no reply {number}. List them with: briefbot inbox list --outbox");
            return ExitStatus.Failures;
        }
        var delivery = sent.Delivery;
        WriteFields(
            environment.Output,
            [
                .. Common(row),
                ("sent", sent.Sent is { } at ? Time(at) : null),
                ("kind", delivery.Kind.ToString().ToLowerInvariant()),
                ("conversation", row.Conversation.ToString()),
                ("thread", delivery.Thread),
                ("message", delivery.AnswersMessageId ?? delivery.Replaces),
                ("event", delivery.EventKey),
                ("sent as", sent.PlatformMessageId?.ReplaceLineEndings(" and ")),
            ]);
        environment.Output.WriteLine(await TextAsync(delivery, bot.Store, cancellationToken));
        return ExitStatus.Ok;
    }

    private static async Task<string> TextAsync(OutboxDelivery delivery, IArticleStore store, CancellationToken cancellationToken)
    {
        if (delivery.Kind == DeliveryKind.Delete)
            return "(takes our reply away)";
        try
        {
            return PlainTextRenderer.Render(await ReplyFormat.ReadAsync(delivery.Payload, store, cancellationToken));
        }
        catch (FormatException damage)
        {
            return $"(cannot be read: {damage.Message})";
        }
    }

    private static (string Name, string? Value)[] Common(QueueRow row) =>
    [
        ("number", row.Number.ToString(CultureInfo.InvariantCulture)),
        ("state", QueueRecord.Word(row.State)),
        ("reason", row.Reason),
        ("attempts", row.Attempts.ToString(CultureInfo.InvariantCulture)),
    ];

    private static void Write(QueueRow row, InboxEvent inboxEvent, SentDelivery? sent, TextWriter output)
    {
        (string Name, string? Value)[] fields =
        [
            .. Common(row),
            ("received", Time(inboxEvent.Received)),
            ("key", row.Key),
            ("kind", inboxEvent.Kind.ToString().ToLowerInvariant()),
            ("conversation", $"{row.Conversation} ({inboxEvent.ConversationKind.ToString().ToLowerInvariant()})"),
            ("thread", inboxEvent.Thread),
            ("message", inboxEvent.MessageId),
            ("user", inboxEvent.User.Value is { Length: > 0 } user ? user : null),
            ("reply", sent is null ? "none" : QueueRecord.Word(sent.State) + (sent.Sent is { } at ? $", sent {Time(at)}" : "")),
        ];
        WriteFields(output, fields);
        output.WriteLine(inboxEvent.Text);
    }

    private static void WriteFields(TextWriter output, IEnumerable<(string Name, string? Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                output.WriteLine($"{name + ":",-14}{value}");
        }
        output.WriteLine();
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
