namespace BriefBot.Core.Conversation.Delivery;

/// <summary>
/// Waits that double with every attempt, up to a longest one. Each lies somewhere in the upper half of its step, so that
/// what failed together does not come back together.
/// </summary>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    private const int MostDoublings = 30;

    /// <param name="attempt">How many attempts failed so far, from 1.</param>
    public TimeSpan After(int attempt, Random random)
    {
        var step = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        return (step < Longest ? step : Longest) * (0.5 + random.NextDouble() / 2);
    }
}
