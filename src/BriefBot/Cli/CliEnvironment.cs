namespace BriefBot.Cli;

/// <summary>What a command has around it: its streams, the clock and the settings.</summary>
/// <param name="Input">Standard input, as bytes.</param>
/// <param name="Output">Results go here.</param>
/// <param name="Error">Everything else goes here: progress, problems, remarks.</param>
internal sealed record CliEnvironment(Stream Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether standard error is a terminal, so that a progress bar is for somebody.</summary>
    public bool SomeoneLooksOn { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool ResultsAreOnScreen { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Grace Grace { get; init; } = new();

    /// <summary>Read when a command needs it, since reading takes time.</summary>
    public required Lazy<IConfiguration> Settings { get; init; }
}

/// <summary>How long a command may take to end tidily after it was asked to. What was stored is safe either way.</summary>
internal sealed class Grace
{
    public TimeSpan Length { get; set; } = TimeSpan.FromSeconds(5);
}
