using Azure.Core;
using Azure.Core.Pipeline;

namespace BriefBot.Azure;

/// <summary>
/// Somebody's article waits for the service, and can do without it: two short repeats, and no waiting where the service asks
/// for a long one. Nothing about this machine goes along.
/// </summary>
internal sealed class LanguageClientOptions : ClientOptions
{
    /// <param name="pause">Before the first repeat.</param>
    public LanguageClientOptions(TimeSpan? pause = null)
    {
        Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        RetryPolicy = new ShortRetries(pause ?? TimeSpan.FromMilliseconds(400));
        Diagnostics.IsTelemetryEnabled = false;
        Diagnostics.IsDistributedTracingEnabled = false;
        Diagnostics.IsLoggingContentEnabled = false;
    }

    private sealed class ShortRetries(TimeSpan pause) : RetryPolicy(2, DelayStrategy.CreateExponentialDelayStrategy(pause, LongestPause))
    {
        private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

        protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
            !AsksForMore(message) && await base.ShouldRetryAsync(message, exception);

        private static bool AsksForMore(HttpMessage message) =>
            message.HasResponse && message.Response.Headers.TryGetValue("Retry-After", out var text)
            && !(int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestPause.TotalSeconds);
    }
}
