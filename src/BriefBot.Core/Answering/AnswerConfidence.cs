namespace BriefBot.Core.Answering;

/// <summary>How probable it is that the best sentence answers the question: a logistic function of its features.</summary>
internal static class AnswerConfidence
{
    public static double Of(IReadOnlyList<RankedPassage> ranked)
    {
        if (ranked.Count == 0)
            return 0;
        var best = ranked[0].Features;
        var gap = ranked.Count > 1 ? ranked[0].Score - ranked[1].Score : ranked[0].Score;
        var evidence = -6.6
            + 6.0 * best.Cover
            + 1.0 * best.ContextCover
            + 1.5 * best.NameCover
            + (best.TypeFit > 0 ? 1.2 * best.TypeFit : -0.8)
            + 1.0 * gap;
        return 1 / (1 + Math.Exp(-evidence));
    }

    /// <summary>The least confidence at which an answer is given.</summary>
    public static double Threshold(Strictness strictness) => strictness switch
    {
        Strictness.Strict => 0.7,
        Strictness.Eager => 0.3,
        _ => 0.5,
    };
}
