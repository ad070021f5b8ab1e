namespace BriefBot.Core.Answering.Disagreements;

/// <summary>What other articles make of an answer.</summary>
/// <param name="Dispute">Null when they say the same or nothing.</param>
/// <param name="IsSupported">Whether one says the same.</param>
internal readonly record struct Comparison(Dispute? Dispute, bool IsSupported)
{
    /// <summary>
    /// That two sources answer, alike or not, makes it more probable that the question is answered at all. In log odds; set by
    /// hand on SQuAD 2 and the starter articles.
    /// </summary>
    private const double Corroboration = 2;
    private const double Support = 1;

    public double Raise(double probability) => Math.Max(1 / (1 + (1 - probability) / probability * Math.Exp(-Gain)), Dispute?.Probability ?? 0);

    private double Gain => Dispute is null ? IsSupported ? Support : 0 : Dispute.IsCertain ? Corroboration : Corroboration / 4;
}
