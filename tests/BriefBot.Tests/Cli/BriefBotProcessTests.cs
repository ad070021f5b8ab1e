using System.Diagnostics;

namespace BriefBot.Tests.Cli;

/// <summary>What only a process of its own can show.</summary>
public sealed class BriefBotProcessTests
{
    [Fact]
    public async Task AFirstQuestionIsAnsweredFromNothing()
    {
        using var folder = new TempFolder();
        using var process = Start(folder, "ask", "Who takes over the cloud business of Alibaba?");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await EndAsync(process));
        Assert.Contains("“Daniel Zhang", await output);
        Assert.Contains(folder.Data, await error);
    }

    [Fact]
    public async Task CtrlCEndsAnIngestAndSaysWhatIsStored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGINT.");
        using var folder = new TempFolder();
        using var process = Start(folder, "ingest", "-");
        // More than a batch, so that some is stored; standard input then stays open, as when somebody types.
        for (var i = 0; i < 200; i++)
            await process.StandardInput.WriteLineAsync($$"""{"id":"{{i}}","title":"News {{i}}","text":"Bridge number {{i}} was opened by engineer {{i}} on a Monday."}""");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await UntilStoredAsync(folder);
        await InterruptAsync(process);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, await EndAsync(process));
        var counted = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split(' ')[0];
        Assert.Equal(counted, $"{(await CommandRun.OfAsync(folder, "article", "list")).Lines.Count}");
        Assert.Equal("Stopped. What is counted above is stored; the same command goes on from there.\n", error);
    }

    [Fact]
    public async Task CtrlCStopsTheServer()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGINT.");
        using var folder = new TempFolder();
        using var process = Start(folder, "--urls", "http://127.0.0.1:0");
        Assert.StartsWith("BriefBot", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await InterruptAsync(process);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (await EndAsync(process), error));
    }

    [Fact]
    public async Task AClosedPipeEndsTheOutputQuietly()
    {
        using var folder = new TempFolder();
        var articles = Enumerable.Range(0, 400).Select(i => $$"""{"id":"{{i}}","text":"{{string.Join(' ', Enumerable.Repeat($"Word{i}", 200))}}."}""");
        Assert.Equal(0, (await CommandRun.OfAsync(folder, "ingest", folder.Write("long.jsonl", string.Join('\n', articles)))).Status);
        using var process = Start(folder, "article", "export");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (await EndAsync(process), error));
    }

    private static Process Start(TempFolder folder, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "briefbot.exe" : "briefbot"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Settings of whoever runs the tests stay out of it.
            Environment = { ["BriefBot__DataDirectory"] = folder.Data, ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = null },
        };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    private static async Task<int> EndAsync(Process process)
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(3));
        return process.ExitCode;
    }

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilStoredAsync(TempFolder folder)
    {
        while (!Directory.Exists(folder.Data) || (await CommandRun.OfAsync(folder, "article", "list")).Lines.Count == 0)
            await Task.Yield();
    }
}
