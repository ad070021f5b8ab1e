namespace BriefBot.Cli.Contract;

/// <summary>What <c>feed import</c> came to, counted in feeds.</summary>
/// <param name="Known">Followed already; they stay as they are.</param>
/// <param name="Failures">Entries that are no web address, as they stand in the list.</param>
internal sealed record FeedImportRecord(int Added, int Known, IReadOnlyList<string> Failures);
