using System.CommandLine;

namespace BriefBot.Cli.Inboxes;

/// <summary><c>inbox …</c>: what came in from the channels, and what goes out to them.</summary>
internal static class InboxCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "inbox",
            "Lists, shows and replays messages that came in, and the replies to them.",
            """
            What could not be handled or sent is put aside as "dead", and a reply of which nobody can tell whether it
            arrived as "uncertain": both wait here for a person, for as many days as Retention:ConversationDays says.
            """,
            ("briefbot inbox list --state dead", "What was given up."),
            ("briefbot inbox list --repeated", "Replies that may stand there twice."),
            ("briefbot inbox replay 17", "Tries it again."))
        {
            InboxListCommand.Create(common, environment),
            InboxShowCommand.Create(common, environment),
            InboxReplayCommand.Create(common, environment),
        };

    public static Option<bool> Outbox(string description) => new("--outbox") { Description = description };

    public static Argument<long> Number() => new("NUMBER") { Description = "The row's number, as \"inbox list\" prints it." };
}
