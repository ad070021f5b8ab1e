using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace BriefBot.Cli;

/// <summary>The program as one call: arguments in, results and remarks out on two writers, exit status back.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command. Whatever goes wrong ends as a sentence on standard error and a status.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var common = new CommonOptions();
        // No response files: a question may well start with "@".
        var arguments = CommandTree.Grow(common, environment).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            var status = arguments.Action is ParseErrorAction
                ? ReportUsage(arguments, environment.Error)
                : await arguments.InvokeAsync(Invocation(environment), cancellationToken);
            await environment.Output.FlushAsync(CancellationToken.None);
            return status;
        }
        catch (Exception problem)
        {
            return Failure.Report(problem, environment.Error, arguments.GetValue(common.Verbose), cancellationToken);
        }
    }

    private static InvocationConfiguration Invocation(CliEnvironment environment) => new()
    {
        Output = environment.Output,
        Error = environment.Error,
        EnableDefaultExceptionHandler = false,
        // Signals are for the caller, who knows whether this process is his to end.
        ProcessTerminationTimeout = null,
    };

    private static int ReportUsage(ParseResult arguments, TextWriter error)
    {
        foreach (var problem in arguments.Errors)
            error.WriteLine(problem.Message);
        var names = new List<string>();
        for (SymbolResult? result = arguments.CommandResult; result is CommandResult command; result = command.Parent)
            names.Insert(0, command.Command is RootCommand ? "briefbot" : command.Command.Name);
        error.WriteLine($"See: {string.Join(' ', names)} --help");
        return ExitStatus.Unusable;
    }
}
