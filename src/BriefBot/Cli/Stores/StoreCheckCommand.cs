using System.CommandLine;
using BriefBot.Storage.Checking;

namespace BriefBot.Cli.Stores;

/// <summary><c>store check</c>: whether everything that is kept fits together.</summary>
internal static class StoreCheckCommand
{
    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var command = new DocumentedCommand(
            "check",
            "Looks for what must not be in the store.",
            """
            Every article has its texts and analyses, every quote in a message leads to an article, nothing waits that nobody
            will ever take. Says what is wrong and what to do about it, and changes nothing. BriefBot may run meanwhile.
            """,
            ("briefbot store check", "Ends with status 1 where something is wrong."));
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var location = common.Settings(arguments, environment).Store;
            var problems = await StoreCheck.RunAsync(location, environment.Clock, cancellationToken);
            foreach (var problem in problems)
            {
                var more = problem.Count > problem.Examples.Count ? ", …" : "";
                environment.Output.WriteLine($"{problem.Count} {problem.What}: {string.Join(", ", problem.Examples)}{more}");
                environment.Output.WriteLine($"  {problem.Advice}");
            }
            if (problems.Count > 0)
                return ExitStatus.Failures;
            environment.Output.WriteLine($"The store in {location} is sound.");
            return ExitStatus.Ok;
        });
        return command;
    }
}
