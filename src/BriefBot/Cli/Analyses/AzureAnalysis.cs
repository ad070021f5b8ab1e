using BriefBot.Azure;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Hosting;

namespace BriefBot.Cli.Analyses;

/// <summary>What Azure AI Language makes of articles, for whoever wants to see it before paying for it. Nothing is stored.</summary>
internal sealed class AzureAnalysis : IDisposable
{
    private readonly AzureTextAnalyzer _analyzer;
    private readonly CliEnvironment _environment;

    private AzureAnalysis(AzureTextAnalyzer analyzer, CliEnvironment environment) => (_analyzer, _environment) = (analyzer, environment);

    /// <exception cref="UnusableInputException">It is not set up.</exception>
    public static AzureAnalysis Create(HostSettings settings, CliEnvironment environment)
    {
        var options = settings.AzureLanguage ?? throw new UnusableInputException(
            "--with azure needs AzureLanguage:Endpoint, and AzureLanguage:Key unless this program has an identity that may use the resource.");
        return new AzureAnalysis(new AzureTextAnalyzer(options, (_, _) => Task.FromResult<ServiceReading?>(null), environment.Clock), environment);
    }

    /// <summary>Null, and told, when the service does not read all of it.</summary>
    public async Task<TextAnalysis?> AnalyzeAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        var analysis = await _analyzer.AnalyzeAsync(draft, cancellationToken);
        if (analysis.Reading is { IsComplete: true })
            return analysis;
        _environment.Error.WriteLine($"{TerminalText.Clean(draft.SourceId)}: Azure AI Language does not read it: {_analyzer.Circuit.Problem ?? "it is in trouble with this text"}.");
        return null;
    }

    public async Task WriteKeyPhrasesAsync(ArticleDraft draft, TextAnalysis analysis, CancellationToken cancellationToken)
    {
        if (await _analyzer.KeyPhrasesAsync(draft.Text, analysis, cancellationToken) is { Count: > 0 } phrases)
            _environment.Output.WriteLine($"key phrases   {TerminalText.Clean(string.Join(", ", phrases).ReplaceLineEndings(" "))}");
    }

    public void WriteCost() => _environment.Error.WriteLine($"Azure AI Language: {_analyzer.Usage.Records} text records.");

    public void Dispose() => _analyzer.Dispose();
}
