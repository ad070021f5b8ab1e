using BriefBot.Core.Ingestion;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary>Takes articles in and says on standard error what is going on.</summary>
internal sealed class ArticleIntake(Bot bot, CliEnvironment environment)
{
    public Task<IngestReport> RunAsync(IReadOnlyList<string> paths, string? itemNamespace, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{bot} {environment} {paths} {itemNamespace} {cancellationToken}");
}
