using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>Reads an article once, at ingestion: the embedded analyzer, or a service across the network.</summary>
public interface ITextAnalyzer
{
    ValueTask<TextAnalysis> AnalyzeAsync(ArticleDraft article, CancellationToken cancellationToken);
}
