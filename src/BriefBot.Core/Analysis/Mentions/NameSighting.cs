using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>A name as it stands, before anybody asked what it names.</summary>
internal readonly record struct NameSighting(TextSpan Span, int FirstToken, int TokenCount)
{
    public int End => FirstToken + TokenCount;
}
