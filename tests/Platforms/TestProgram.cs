using System.Diagnostics;

namespace BriefBot.Tests.Platforms;

/// <summary>
/// The test program once more, in a process of its own that is there to be killed. It works until its standard input ends,
/// so that it never outlives the tests.
/// </summary>
internal static class TestProgram
{
    /// <param name="arguments">The first names what is run; see Program.cs.</param>
    public static Process Start(params string[] arguments)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(TestProgram).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>In the started process.</summary>
    /// <returns>Its exit status.</returns>
    public static async Task<int> WorkAsync(Func<CancellationToken, Task> work)
    {
        using var stopping = new CancellationTokenSource();
        var working = work(stopping.Token);
        await Console.In.ReadToEndAsync(CancellationToken.None);
        await stopping.CancelAsync();
        await working;
        return 0;
    }

    /// <summary>Lets it finish what it holds.</summary>
    public static async Task StopAsync(Process process, CancellationToken cancellationToken)
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>For workers in the started process, which has no log.</summary>
    public static void Log(string message, Exception? exception) => Console.Error.WriteLine($"{message} {exception?.Message}");
}
