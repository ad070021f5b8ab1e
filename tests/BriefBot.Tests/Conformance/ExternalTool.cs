using System.Diagnostics;

namespace BriefBot.Tests.Conformance;

/// <summary>Runs a program of the machine that a test needs as a counterpart.</summary>
internal static class ExternalTool
{
    public static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, $"{program}.exe")));

    /// <param name="patience">After this it is ended, and the test fails.</param>
    public static async Task<ToolRun> RunAsync(string program, IEnumerable<string> arguments, string folder, TimeSpan patience)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new ToolRun(process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <param name="Output">Standard output, then standard error.</param>
internal sealed record ToolRun(int Status, string Output);
