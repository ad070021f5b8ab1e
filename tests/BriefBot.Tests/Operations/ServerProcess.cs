using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Operations;

/// <summary>The program serving in a process of its own, with everything that it writes.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _log = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;

    private ServerProcess(Process process)
    {
        _process = process;
        _reading = ReadLogAsync();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<ServerProcess> StartAsync(TempFolder folder, IReadOnlyDictionary<string, string> settings, params string[] options)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "briefbot.exe" : "briefbot"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BriefBot__DataDirectory"] = folder.Data, ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = null, ["ASPNETCORE_URLS"] = null },
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__")] = value;
        foreach (var argument in (string[])["serve", "--urls", "http://127.0.0.1:0", .. options])
            start.ArgumentList.Add(argument);
        var server = new ServerProcess(Process.Start(start)!);
        await server.ReadBannerAsync();
        return server;
    }

    /// <summary>Asks it to end, as systemd and containers do, and waits until it has.</summary>
    /// <returns>Its status, and what it wrote on both streams.</returns>
    public async Task<(int Status, string Written)> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync(CancellationToken.None);
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _output.Append(await _process.StandardOutput.ReadToEndAsync(CancellationToken.None));
        await _reading;
        return (_process.ExitCode, $"{_output}{_log}");
    }

    /// <summary>Waits until the log says so.</summary>
    public async Task UntilLoggedAsync(string text)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"The log ended without \"{text}\".");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task ReadBannerAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            _output.AppendLine(line);
            if (AddressPattern().Match(line) is { Success: true } found)
                Address = new Uri(found.Value);
            if (line.StartsWith("Stop:", StringComparison.Ordinal))
                return;
        }
        await _reading;
        Assert.Fail($"{_log}");
    }

    private async Task ReadLogAsync()
    {
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _log.Append(line).Append('\n');
            _lines.Writer.TryWrite(line);
        }
        _lines.Writer.Complete();
    }

    [GeneratedRegex(@"http://[\w.]+:\d+")]
    private static partial Regex AddressPattern();
}
