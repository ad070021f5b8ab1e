using System.Globalization;
using BriefBot.Azure;
using BriefBot.Core.Indexing;

namespace BriefBot.Cli.Doctor;

/// <summary>Whether Azure AI Language answers us: a request without documents is refused by whoever lets us in, and costs nothing.</summary>
internal sealed class LanguageCheckup(AzureLanguageOptions? options, StoreCheckups store, ClockCheckup clock, TimeProvider time)
{
    private const string Name = "azure language";

    public Checkup Checkup => new(Name, FindAsync);

    private async Task<Finding> FindAsync(CancellationToken cancellationToken)
    {
        if (options is null)
            return Finding.Off("names are read in the process; AzureLanguage:Endpoint sets it up");
        var client = new LanguageClient(new LanguageHttp(options), time);
        var outcome = await client.AskAsync(LanguageTask.Entities, [], cancellationToken);
        clock.Compare(options.Endpoint.Host, client.ServerTime);
        return outcome is LanguageOutcome.Unavailable unavailable
            ? Finding.Wrong($"{options.Endpoint.Host}: {unavailable.Reason}", "see the page \"Keys and Endpoint\" of the resource; articles come in meanwhile, and are read again later")
            : Finding.Ok($"{options.Endpoint.Host} answers{await UsedAsync(cancellationToken)}");
    }

    private async Task<string> UsedAsync(CancellationToken cancellationToken)
    {
        if (await store.BotAsync() is not { } bot)
            return "";
        var month = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var used = (await bot.Readings.ReadUsageAsync(cancellationToken))
            .Where(usage => usage.Service == ServiceUsage.TextRecords && usage.Month == month).Sum(usage => usage.Amount);
        var waiting = await bot.Readings.CountWaitingAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"; {used:N0} text records in {month}; {waiting:N0} articles wait to be read");
    }
}
