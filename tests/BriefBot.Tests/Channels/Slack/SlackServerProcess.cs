using System.Diagnostics;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Platforms;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>The whole channel over HTTP in a process of its own, to be killed: it takes events in and answers them until its standard input ends.</summary>
internal sealed class SlackServerProcess : IDisposable
{
    public const string Argument = "serve-slack-until-killed";

    private readonly Process _process;

    private SlackServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<SlackServerProcess> StartAsync(string directory, Uri apiBaseUrl, CancellationToken cancellationToken)
    {
        var process = TestProgram.Start(Argument, directory, apiBaseUrl.ToString());
        var address = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The bot did not start.");
        return new SlackServerProcess(process, new Uri(address));
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var server = await SlackServer.StartAsync(new SlackSetup
        {
            Directory = arguments[1],
            Settings = [("Slack:ApiBaseUrl", arguments[2]), ("Slack:BotToken", FakeSlack.BotToken)],
            Articles = [TestArticles.Bridge],
            Delivery = SlackBotProcess.Settings,
        });
        await Console.Out.WriteLineAsync(server.Client.BaseAddress!.ToString());
        return await TestProgram.WorkAsync(_ => Task.CompletedTask);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
