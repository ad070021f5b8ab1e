namespace BriefBot.Cli.Contract;

/// <summary>How one service is, as "doctor --json" prints it.</summary>
/// <param name="State">ok, off, wrong.</param>
/// <param name="Mending">What to do; null unless it is wrong.</param>
internal sealed record DoctorRecord(string Service, string State, string Text, string? Mending);
