using System.CommandLine;
using BriefBot.Hosting;
using BriefBot.Operations;

namespace BriefBot.Cli;

/// <summary><c>health</c>: for a container's health check, where there is no shell and no curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(CliEnvironment environment)
    {
        var url = new Option<string?>("--url")
        {
            HelpName = "URL",
            Description = "The server's address. Default: where the settings say that it listens, on this machine.",
        };
        var ready = new Option<bool>("--ready") { Description = "Ask whether it can answer questions, not only whether it lives." };
        var command = new DocumentedCommand(
            "health",
            "Asks a running server how it is.",
            "Ends with 0 when it is well and with 1 when it is not or does not answer.",
            ("briefbot health", "Whether the server on this machine lives."),
            ("briefbot health --ready --url http://127.0.0.1:4000", "Whether that one can answer, part by part."))
        {
            url, ready,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var address = ListenAddresses.Read(arguments.GetValue(url), environment.Settings.Value).Reachable;
            var path = arguments.GetValue(ready) ? HealthEndpoints.Ready : HealthEndpoints.Alive;
            return await AskAsync(new Uri(address, path), environment, cancellationToken);
        });
        return command;
    }

    private static async Task<int> AskAsync(Uri address, CliEnvironment environment, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        (client.Timeout, client.MaxResponseContentBufferSize) = (Patience, 64 * 1024);
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            environment.Output.WriteLine(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode ? ExitStatus.Ok : ExitStatus.Failures;
        }
        catch (Exception problem) when (problem is HttpRequestException || problem is TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            environment.Error.WriteLine($"{address} does not answer: {problem.Message}");
            return ExitStatus.Failures;
        }
    }
}
