using BriefBot.Core.Indexing;
using BriefBot.Hosting;
using Microsoft.Extensions.Options;

namespace BriefBot.Cli;

/// <summary>Turns whatever ended a command into a sentence for a person and an exit status.</summary>
internal static class Failure
{
    // errno on Linux and macOS; ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows.
    private static readonly int[] BrokenPipe = [32, unchecked((int)0x8007006D), unchecked((int)0x800700E8)];

    /// <returns>The exit status.</returns>
    public static int Report(Exception problem, TextWriter error, bool verbose, CancellationToken interrupted)
    {
        if (problem is OperationCanceledException && interrupted.IsCancellationRequested)
            return ExitStatus.Interrupted;
        // Whoever read the output has seen enough: "briefbot article export | head".
        if (IsBrokenPipe(problem))
            return ExitStatus.Ok;
        error.WriteLine(Explain(problem));
        if (verbose)
            error.WriteLine(problem);
        return ExitStatus.Unusable;
    }

    public static bool IsBrokenPipe(Exception problem) => problem is IOException && BrokenPipe.Contains(problem.HResult);

    private static string Explain(Exception problem) => problem switch
    {
        UnusableInputException or SettingsException or StoreException => problem.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        IOException or UnauthorizedAccessException => $"Reading or writing failed: {problem.Message}",
        _ => $"unexpected: {problem.Message} Run the command again with --verbose for details.",
    };
}
