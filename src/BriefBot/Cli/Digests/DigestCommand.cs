using System.CommandLine;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest …</c>: what is told unasked.</summary>
internal static class DigestCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment) =>
        new DocumentedCommand(
            "digest",
            "Shows what digests tell.",
            "Subscriptions are made where they are read: in a conversation.",
            ("briefbot digest preview --topics \"cloud, alibaba\"", "What a digest on these topics would say now."))
        {
            DigestPreviewCommand.Create(common, environment),
        };
}
