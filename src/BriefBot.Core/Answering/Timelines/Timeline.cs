using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Answering.Timelines;

/// <summary>What the articles tell of somebody or something, oldest first; what has no date comes last.</summary>
public sealed record Timeline(string Name, IReadOnlyList<TimelineLine> Lines);

/// <summary>One thing that happened, or was said to.</summary>
/// <param name="Date">When it was so.</param>
/// <param name="Standing">How the first source stands to it.</param>
/// <param name="According">To whom, in the source's own words; empty where it says so itself.</param>
/// <param name="Passages">The sentences that say it, each of another article; at least one, the earliest source first.</param>
public sealed record TimelineLine(FactDate Date, FactStanding Standing, string According, IReadOnlyList<Passage> Passages)
{
    /// <summary>Of a role that is held for the time being.</summary>
    public bool IsActing { get; init; }
}
