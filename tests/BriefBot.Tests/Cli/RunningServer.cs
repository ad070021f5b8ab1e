using System.Text.RegularExpressions;

namespace BriefBot.Tests.Cli;

/// <summary>A server in this process, from its banner until it is stopped.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly BannerWriter _output = new();
    private Task<CommandRun>? _run;

    public string Banner { get; private set; } = "";

    public Uri Address => new(AddressPattern().Match(Banner).Value);

    public static Task<RunningServer> StartAsync(TempFolder folder, params string[] args) => StartAsync(folder, new RunOptions(), args);

    public static async Task<RunningServer> StartAsync(TempFolder folder, RunOptions options, params string[] args)
    {
        var server = new RunningServer();
        server._run = CommandRun.OfAsync(folder, options with { Output = server._output, Stop = server._stop.Token }, args);
        var first = await Task.WhenAny(server._run, server._output.Written);
        Assert.True(first == server._output.Written, server._run.IsCompleted ? (await server._run).Error : "");
        server.Banner = server._output.ToString();
        return server;
    }

    public async Task<(int, string)> StopAsync()
    {
        await _stop.CancelAsync();
        var run = await _run!;
        return (run.Status, run.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        await _output.DisposeAsync();
    }

    [GeneratedRegex(@"http://[\w.]+:\d+")]
    private static partial Regex AddressPattern();

    private sealed class BannerWriter : StringWriter
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => _written.Task;

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await base.FlushAsync(cancellationToken);
            _written.TrySetResult();
        }
    }
}
