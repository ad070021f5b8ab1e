namespace BriefBot.Cli.Doctor;

internal enum Verdict
{
    Ok,

    /// <summary>Not set up, which is nothing wrong.</summary>
    Off,
    Wrong,
}

/// <summary>How one service is.</summary>
/// <param name="Text">What is so, in one line without a secret.</param>
/// <param name="Mending">What to do about it, where something is wrong.</param>
internal sealed record Finding(Verdict Verdict, string Text, string? Mending = null)
{
    public static Finding Ok(string text) => new(Verdict.Ok, text);

    public static Finding Off(string text) => new(Verdict.Off, text);

    public static Finding Wrong(string text, string mending) => new(Verdict.Wrong, text, mending);
}

/// <summary>One service and how to find out about it. What throws, or takes too long, is wrong as well.</summary>
internal sealed record Checkup(string Service, Func<CancellationToken, Task<Finding>> RunAsync)
{
    /// <summary>Loading a large index takes longest.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<Finding> FindAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Some of what is asked blocks its thread; nobody waits for it here longer than for the others.
            return await Task.Run(() => RunAsync(either.Token), CancellationToken.None).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Wrong($"no answer within {Patience.TotalSeconds:0} seconds", "see whether its host can be reached from here, and try again");
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            // Its own words may hold what nobody is to see.
            return Finding.Wrong($"unexpected: {problem.GetType().Name}", "please report this");
        }
    }
}
