using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BriefBot.Cli;

/// <summary>Help as the library writes it, followed by the examples of the command that it is about.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<(string Line, string Remark)> rootExamples)
    : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = command is RootCommand ? rootExamples : (command as DocumentedCommand)?.Examples ?? [];
        if (examples.Count == 0)
            return status;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var (line, remark) in examples)
            output.WriteLine($"  {line}\n      {remark}");
        output.WriteLine();
        return status;
    }
}
