namespace BriefBot.Cli;

/// <summary>
/// What was given cannot be worked with at all: the command ends with <see cref="ExitStatus.Unusable"/> and this
/// message, which says what to do about it.
/// </summary>
internal sealed class UnusableInputException(string message) : Exception(message);
