namespace BriefBot.Cli.Contract;

/// <summary>One revision of an article and how it differs from the one before.</summary>
/// <param name="Stored">When it came in.</param>
/// <param name="Sentences">Null when its text is gone.</param>
/// <param name="Added">Sentences that the revision before did not have; null for the first.</param>
/// <param name="Removed">Sentences of the revision before that it does not have; null for the first.</param>
internal sealed record RevisionRecord(
    int Revision, DateTimeOffset Stored, string? Published, string? Title, int? Sentences, int? Added, int? Removed);
