using System.CommandLine;
using System.Globalization;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation;
using BriefBot.Hosting;

namespace BriefBot.Cli.Inboxes;

/// <summary><c>inbox list</c>: one line a message, newest first.</summary>
internal static class InboxListCommand
{
    private const int DefaultLimit = 50;
    private static readonly string[] States = [.. Enum.GetValues<QueueState>().Select(QueueRecord.Word)];

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var state = new Option<string?>("--state") { HelpName = "STATE", Description = $"Only those: {string.Join(", ", States)}." };
        state.AcceptOnlyFromAmong(States);
        var limit = new Option<int>("--limit") { HelpName = "N", Description = $"How many at the most. Default: {DefaultLimit}.", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number > 0))
                result.AddError($"--limit is \"{token.Value}\". Give a whole number above 0.");
        });
        var outbox = InboxCommand.Outbox("List what goes out instead.");
        var repeated = new Option<bool>("--repeated")
        {
            Description = "List what was sent again although the first attempt may have arrived: possible doubles.",
        };
        var json = CommonOptions.Json("Print one JSON object a row.");
        var command = new DocumentedCommand(
            "list",
            "Lists what came in, newest first, one a line.",
            "Number, state, time, attempts, conversation, key and reason, separated by tabs. What was said is not shown.",
            ("briefbot inbox list --state dead", "What was given up."),
            ("briefbot inbox list --outbox --state uncertain", "Messages of which nobody can tell whether they arrived."))
        {
            state, limit, outbox, repeated, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var wanted = arguments.GetValue(state) is { } word ? (QueueState)Array.IndexOf(States, word) : (QueueState?)null;
            var most = arguments.GetValue(limit);
            var isInbox = !arguments.GetValue(repeated) && !arguments.GetValue(outbox);
            var rows = arguments.GetValue(repeated) ? await bot.Outbox.ListRepeatedAsync(most, cancellationToken)
                : arguments.GetValue(outbox) ? await bot.Outbox.ListAsync(wanted, most, cancellationToken)
                : await bot.Inbox.ListAsync(wanted, most, cancellationToken);
            foreach (var row in rows)
                environment.Output.WriteLine(arguments.GetValue(json) ? ContractJson.Line(QueueRecord.From(row)) : Line(row));
            if (rows.Count == 0)
                environment.Error.WriteLine("There are none.");
            if (isInbox)
                await HintAsync(bot.Outbox, bot.Conversations, environment.Error, cancellationToken);
            return ExitStatus.Ok;
        });
        return command;
    }

    /// <summary>Whoever looks for trouble at the one end is told of that at the other.</summary>
    private static async Task HintAsync(IOutbox outbox, IConversationStore conversations, TextWriter error, CancellationToken cancellationToken)
    {
        if ((await outbox.ListAsync(QueueState.Uncertain, 1, cancellationToken)).Count > 0)
            error.WriteLine("Of some replies nobody can tell whether they arrived: briefbot inbox list --outbox --state uncertain");
        if ((await outbox.ListAsync(QueueState.Dead, 1, cancellationToken)).Count > 0)
            error.WriteLine("Some replies were given up: briefbot inbox list --outbox --state dead");
        if ((await outbox.ListRepeatedAsync(1, cancellationToken)).Count > 0)
            error.WriteLine("Some replies may stand there twice: briefbot inbox list --repeated");
        foreach (var blocked in await conversations.ListBlockedAsync(cancellationToken))
            error.WriteLine($"Nothing can be posted in {blocked.Key}: {blocked.Blocked?.ReplaceLineEndings(" ")}");
    }

    private static string Line(QueueRow row) => string.Join(
        '\t',
        row.Number.ToString(CultureInfo.InvariantCulture),
        QueueRecord.Word(row.State),
        row.Added.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        row.Attempts.ToString(CultureInfo.InvariantCulture),
        row.Conversation,
        row.Key,
        row.Reason?.ReplaceLineEndings(" ").Replace('\t', ' ') ?? "-");
}
