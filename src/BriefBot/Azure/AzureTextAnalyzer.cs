using Azure.Core;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Hosting;

namespace BriefBot.Azure;

/// <summary>
/// The embedded analysis with names (and where it is not known here, the language) from Azure AI Language. Every text is
/// asked for once: what is known of it, from the store or from a moment ago, is not asked again. What the service does not
/// answer for now stays as the embedded analyzer reads it, and the analysis says so: it waits to be read again.
/// </summary>
internal sealed class AzureTextAnalyzer : ITextAnalyzer, IDisposable
{
    private readonly Func<string, CancellationToken, Task<ServiceReading?>> _findKnown;
    private readonly LanguageReader _reader;
    private readonly RecentReadings _recent = new();

    /// <param name="findKnown">What is stored of a text, by its hash; null when nothing is.</param>
    public AzureTextAnalyzer(
        AzureLanguageOptions options,
        Func<string, CancellationToken, Task<ServiceReading?>> findKnown,
        TimeProvider time,
        LanguageClientOptions? client = null,
        TokenCredential? credential = null)
        : this(Transports.Language(options, client, credential), findKnown, time)
    {
    }

    private AzureTextAnalyzer(ILanguageTransport transport, Func<string, CancellationToken, Task<ServiceReading?>> findKnown, TimeProvider time)
    {
        _findKnown = findKnown;
        Circuit = new LanguageCircuit(time);
        _reader = new LanguageReader(new LanguageClient(transport, time), Circuit, Usage);
    }

    public LanguageCircuit Circuit { get; }

    public LanguageUsage Usage { get; } = new();

    public async ValueTask<TextAnalysis> AnalyzeAsync(ArticleDraft article, CancellationToken cancellationToken)
    {
        var hash = article.ContentHash;
        using var turn = await _recent.TakeTurnAsync(hash, cancellationToken);
        var known = await FindAsync(hash, cancellationToken) ?? ServiceReading.Of(article.Text);
        var records = 0;
        if (!known.IsComplete)
        {
            var own = EmbeddedTextAnalyzer.Analyze(article.Text, article.Title, article.Language, article.Published);
            (known, records) = await _reader.ReadAsync(article.Text, own, known, cancellationToken);
            _recent.Keep(hash, known);
            if (known is { Names: [], Language: null })
                return own with { Reading = known, TextRecords = records };
        }
        return EmbeddedTextAnalyzer.Analyze(article, known) with { TextRecords = records };
    }

    /// <summary>The service's keywords for a text; null when it cannot be asked.</summary>
    public Task<IReadOnlyList<string>?> KeyPhrasesAsync(string text, TextAnalysis analysis, CancellationToken cancellationToken) =>
        _reader.KeyPhrasesAsync(text, analysis, analysis.Language, cancellationToken);

    public void Dispose() => _recent.Dispose();

    /// <summary>The more complete of what was read a moment ago and what is stored, by this process or another.</summary>
    private async Task<ServiceReading?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var recent = _recent.Find(hash);
        if (recent is { IsComplete: true })
            return recent;
        var stored = await _findKnown(hash, cancellationToken);
        return recent is null || stored is not null && Left(stored) < Left(recent) ? stored : recent;
    }

    private static int Left(ServiceReading reading) => reading.Unread.Sum(part => part.Length);
}
