using BriefBot.Cli;
using Microsoft.Extensions.Configuration;

namespace BriefBot.Tests.Cli;

/// <summary>What a command printed and how it ended. Commands run in this process, over a data folder on disk.</summary>
internal sealed record CommandRun(int Status, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CommandRun> OfAsync(TempFolder folder, params string[] args) => OfAsync(folder, new RunOptions(), args);

    public static async Task<CommandRun> OfAsync(TempFolder folder, RunOptions options, params string[] args)
    {
        var output = options.Output ?? new StringWriter();
        var error = new StringWriter();
        var settings = new Dictionary<string, string?>(options.Settings) { ["BriefBot:DataDirectory"] = folder.Data };
        var environment = new CliEnvironment(new MemoryStream(options.Input), output, error)
        {
            ResultsAreOnScreen = options.OnScreen,
            Settings = new Lazy<IConfiguration>(() => new ConfigurationBuilder().AddInMemoryCollection(settings).Build()),
        };
        var status = await CommandLine.RunAsync(args, environment, options.Stop);
        return new CommandRun(status, output.ToString()!, error.ToString());
    }
}

internal sealed record RunOptions
{
    public byte[] Input { get; init; } = [];

    /// <summary>Whether standard output passes for a terminal.</summary>
    public bool OnScreen { get; init; }

    public TextWriter? Output { get; init; }

    public Dictionary<string, string?> Settings { get; init; } = [];

    public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;
}
