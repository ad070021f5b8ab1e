using System.Runtime.InteropServices;
using System.Text;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>The command line in a process of its own: real streams, real signals.</summary>
internal static class BriefBotProcess
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var environment = new CliEnvironment(
            new InterruptibleInput(Console.OpenStandardInput()), Writer(StandardOutput.Open()), Writer(Console.OpenStandardError()))
        {
            SomeoneLooksOn = !Console.IsErrorRedirected,
            ResultsAreOnScreen = !Console.IsOutputRedirected,
            Settings = new Lazy<IConfiguration>(SettingsFiles.Read),
        };
        // On the thread pool, so that a command that blocks (reading standard input, say) cannot hold up the end.
        var command = Task.Run(() => CommandLine.RunAsync(args, environment, stop.Token));
        var ended = await Task.WhenAny(command, AfterGraceAsync(environment.Grace, stop.Token));
        return ended == command ? await command : ExitStatus.Interrupted;
    }

    /// <summary>The first signal asks for an end; a second one ends the process as it would without us.</summary>
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }

    private static async Task AfterGraceAsync(Grace grace, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
        await Task.Delay(grace.Length, CancellationToken.None);
    }

    /// <summary>UTF-8 whatever the terminal says, and every line at once: a script may wait for it.</summary>
    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024)
        {
            AutoFlush = true,
            NewLine = "\n",
        };
}
