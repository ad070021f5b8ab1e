using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>What one file, line or address came to: an article that can be stored, or a reason why it cannot.</summary>
/// <param name="Name">The file, address or "standard input", as the person named it.</param>
/// <param name="Line">Counts from 1 in an input of many articles; null where the input is one article.</param>
public abstract record ReadResult(string Name, int? Line);

public sealed record ReadArticle(string Name, int? Line, ArticleDraft Draft) : ReadResult(Name, Line);

/// <param name="Reason">What is wrong and what to do about it, in plain English, fit for a person.</param>
public sealed record ReadFailure(string Name, int? Line, string Reason) : ReadResult(Name, Line)
{
    /// <summary>One line that is safe to show in a terminal, whatever is in the file's name.</summary>
    public override string ToString() =>
        TextNormalizer.CleanTitle(Line is { } line ? $"{Name}, line {line}: {Reason}" : $"{Name}: {Reason}");
}
