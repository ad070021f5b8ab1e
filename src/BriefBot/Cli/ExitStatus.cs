namespace BriefBot.Cli;

internal static class ExitStatus
{
    public const int Ok = 0;

    /// <summary>Done, but some of it failed, or what was asked for is not there.</summary>
    public const int Failures = 1;

    /// <summary>Nothing was done: the input, the options or the store cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C; as shells report it (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
