using System.CommandLine;

namespace BriefBot.Cli;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="examples">Whole command lines, each with what it does.</param>
internal sealed class DocumentedCommand(string name, string description, params (string Line, string Remark)[] examples)
    : Command(name, description)
{
    public IReadOnlyList<(string Line, string Remark)> Examples => examples;
}
