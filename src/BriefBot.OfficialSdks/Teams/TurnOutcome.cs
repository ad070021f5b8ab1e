namespace BriefBot.OfficialSdks.Teams;

/// <summary>What the platform is told about its activity.</summary>
/// <param name="Json">Null for no body.</param>
/// <param name="IsWritten">The adapter has written it into the response.</param>
public sealed record TurnOutcome(int Status, string? Json, bool IsWritten = false);
