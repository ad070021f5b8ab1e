using System.CommandLine;

namespace BriefBot.Cli;

/// <summary>A command whose help says more than one line, and ends with examples.</summary>
/// <param name="summary">One line, for the list of commands.</param>
/// <param name="details">What else is good to know; may be empty.</param>
/// <param name="examples">Whole command lines, each with what it does.</param>
internal sealed class DocumentedCommand(string name, string summary, string details, params (string Line, string Remark)[] examples)
    : Command(name, summary)
{
    public string Details => details;

    public IReadOnlyList<(string Line, string Remark)> Examples => examples;
}
