using BriefBot.Core.Indexing;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>Takes articles in, and says on standard error how it goes and what could not be read.</summary>
internal sealed class ArticleIntake(Bot bot, CliEnvironment environment)
{
    public async Task<IngestReport> RunAsync(IReadOnlyList<string> paths, string? itemNamespace, CancellationToken cancellationToken)
    {
        var read = bot.Reader.ReadAsync(paths, itemNamespace, environment.Input, cancellationToken);
        var report = await ProgressBar.ShowAsync(null, environment, show =>
            new Ingestor(bot.Store, bot.Analyzer).IngestAsync(read, new Shown(show), cancellationToken));
        foreach (var failure in report.Failures)
            environment.Error.WriteLine(failure);
        return report;
    }

    /// <summary>At once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Shown(Action<int, string> show) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) =>
            show(value.Stored, $"{value.Read} read, {value.Stored} stored{(value.Failed > 0 ? $", {value.Failed} failed" : "")}: {value.Current}");
    }
}
