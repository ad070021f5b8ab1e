using System.Threading.Channels;
using BriefBot.Tests.Cli;
using BriefBot.Tests.Load;

namespace BriefBot.Tests.Operations;

/// <summary>The program serving in a process of its own, over a test's folder.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ServingProgram _program;
    private readonly Channel<string> _lines;

    private ServerProcess(ServingProgram program, Channel<string> lines) => (_program, _lines) = (program, lines);

    public Uri Address => _program.Address;

    public static async Task<ServerProcess> StartAsync(TempFolder folder, IReadOnlyDictionary<string, string> settings, params string[] options)
    {
        var lines = Channel.CreateUnbounded<string>();
        var program = await ServingProgram.StartAsync(
            folder.Data, settings, options, TestContext.Current.CancellationToken, line => lines.Writer.TryWrite(line));
        return new ServerProcess(program, lines);
    }

    /// <inheritdoc cref="ServingProgram.StopAsync"/>
    public Task<(int Status, string Written)> StopAsync() => _program.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until the log says so.</summary>
    public async Task UntilLoggedAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            while (!(await _lines.Reader.ReadAsync(patience.Token)).Contains(text, StringComparison.Ordinal))
            {
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"The log does not say \"{text}\": {_program.Log}");
        }
    }

    public void Dispose() => _program.Dispose();
}
