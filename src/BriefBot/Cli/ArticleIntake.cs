using BriefBot.Core.Ingestion;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>Takes articles in and says on standard error what is going on.</summary>
internal sealed class ArticleIntake(Bot bot, CliEnvironment environment)
{
    /// <exception cref="OperationCanceledException">Stopped; what was stored until then has been said.</exception>
    public async Task<IngestReport> RunAsync(IReadOnlyList<string> paths, string? itemNamespace, CancellationToken cancellationToken)
    {
        var read = ArticleInput.Reader().ReadAsync(paths, itemNamespace, environment.Input, cancellationToken);
        var report = await ProgressBar.ShowAsync("Taking in", null, environment, _ =>
            new Ingestor(bot.Store, bot.Analyzer).IngestAsync(read, null, cancellationToken));
        foreach (var failure in report.Failures)
            environment.Error.WriteLine(failure);
        return report;
    }
}
