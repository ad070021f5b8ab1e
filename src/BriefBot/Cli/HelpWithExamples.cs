using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BriefBot.Cli;

/// <summary>Help as the library writes it, followed by details and examples of the command that it is about.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<(string Line, string Remark)> rootExamples)
    : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var documented = command as DocumentedCommand;
        var output = parseResult.InvocationConfiguration.Output;
        if (documented is { Details.Length: > 0 })
            output.WriteLine($"{documented.Details}\n");
        output.WriteLine("Examples:");
        foreach (var (line, remark) in documented?.Examples ?? rootExamples)
            output.WriteLine($"  {line}\n      {remark}");
        output.WriteLine();
        return status;
    }
}
