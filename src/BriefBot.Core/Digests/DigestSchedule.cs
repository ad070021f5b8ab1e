namespace BriefBot.Core.Digests;

/// <summary>When a digest is due.</summary>
/// <param name="Cron">Seconds, minutes, hours, day of month, month, day of week, as Quartz reads them ("0 30 8 ? * MON-FRI").</param>
public sealed record DigestSchedule(string Cron);
