namespace BriefBot.Hosting;

/// <summary>A setting that cannot be used. The message names its key and says what to write there.</summary>
internal sealed class SettingsException(string message) : Exception(message);
