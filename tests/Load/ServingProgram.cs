using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Tests.Load;

/// <summary>The built program serving in a process of its own, with everything that it writes.</summary>
internal sealed partial class ServingProgram : IDisposable
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _log = new();
    private readonly Action<string> _heard;
    private readonly Task _reading;

    private ServingProgram(Process process, Action<string>? heard)
    {
        (_process, _heard) = (process, heard ?? (_ => { }));
        _reading = ReadLogAsync();
    }

    public int Id => _process.Id;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Set before it dies, so that whatever fails in it from then on is known to be of that.</summary>
    public bool IsKilled { get; private set; }

    /// <summary>Of which it had used so much when somebody last looked.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <param name="data">Its data folder.</param>
    /// <param name="heard">Is told each line of its log.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<ServingProgram> StartAsync(
        string data, IReadOnlyDictionary<string, string> settings, IEnumerable<string> options, CancellationToken cancellationToken, Action<string>? heard = null)
    {
        var server = new ServingProgram(Start(data, settings, ["serve", "--urls", "http://127.0.0.1:0", .. options]), heard);
        try
        {
            await server.ReadBannerAsync(cancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command of the same program to its end.</summary>
    public static async Task<(int Status, string Output, string Error)> RunAsync(
        string data, IReadOnlyDictionary<string, string> settings, string[] arguments, CancellationToken cancellationToken, string? input = null)
    {
        using var process = Start(data, settings, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return (process.ExitCode, await output, await error);
    }

    /// <summary>As somebody starts it who has no settings of their own.</summary>
    public static Process Start(string data, IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "briefbot.exe" : "briefbot"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BriefBot__DataDirectory"] = data, ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = null, ["ASPNETCORE_URLS"] = null },
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Asks it to end, as systemd and containers do, and waits until it has.</summary>
    /// <returns>Its status, and what it wrote on both streams.</returns>
    public async Task<(int Status, string Written)> StopAsync(CancellationToken cancellationToken)
    {
        Look();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync(CancellationToken.None);
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(LongestStop, cancellationToken);
        _output.Append(await _process.StandardOutput.ReadToEndAsync(CancellationToken.None));
        await _reading;
        return (_process.ExitCode, $"{_output}{Log}");
    }

    /// <summary>With <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        Look();
        IsKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Looks how much processor time it has used.</summary>
    public void Look()
    {
        if (_process.HasExited)
            return;
        _process.Refresh();
        ProcessorTime = _process.TotalProcessorTime;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task ReadBannerAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            _output.AppendLine(line);
            if (AddressPattern().Match(line) is { Success: true } found)
                Address = new Uri(found.Value);
            if (line.StartsWith("Stop:", StringComparison.Ordinal))
                return;
        }
        await _reading;
        await _process.WaitForExitAsync(cancellationToken);
        throw new InvalidOperationException($"The program ended with {_process.ExitCode} instead of serving: {Log}");
    }

    private async Task ReadLogAsync()
    {
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_log)
                _log.Append(line).Append('\n');
            _heard(line);
        }
    }

    [GeneratedRegex(@"http://[\w.]+:\d+")]
    private static partial Regex AddressPattern();
}
