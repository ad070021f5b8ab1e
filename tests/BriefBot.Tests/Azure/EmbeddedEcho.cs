using BriefBot.Azure;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Tests.Azure;

/// <summary>A service that finds exactly what the embedded analyzer finds: in each document what it found there in the whole text.</summary>
internal sealed class EmbeddedEcho
{
    private readonly Dictionary<string, List<StagedEntity>> _sections = new(StringComparer.Ordinal);

    public void Learn(TextAnalysis analysis, string text)
    {
        foreach (var section in TextSections.Cut(analysis.Sentences, new TextSpan(0, text.Length), LanguageTask.MostText))
            _sections[section.In(text).ToString()] = [.. Of(analysis, section)];
    }

    public IEnumerable<StagedEntity> Find(string document) => _sections[document];

    /// <summary>The service has no category for what is neither of the five.</summary>
    public static IEnumerable<StagedEntity> Of(TextAnalysis analysis, TextSpan section) => analysis.Mentions
        .Where(mention => section.Contains(mention.Span) && mention.Kind != MentionKind.Other)
        .Select(mention => new StagedEntity(mention.Span.Start - section.Start, mention.Span.Length, Category(mention.Kind)));

    private static string Category(MentionKind kind) => kind switch
    {
        MentionKind.Person => "Person",
        MentionKind.Organisation => "Organization",
        MentionKind.Place => "Location",
        MentionKind.Product => "Product",
        _ => "Event",
    };
}
