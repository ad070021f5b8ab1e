namespace BriefBot.Core.Ingestion;

/// <summary>
/// Letter n-grams of order 4 with word ends as letters, each order smoothed by the one below it (the mean of a
/// Dirichlet prior; Zhai and Lafferty 2004 describe it for words).
/// </summary>
internal sealed class LetterModel
{
    private const int Order = 4;
    private const double PriorWeight = 3;
    private const double Alphabet = 40;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string word, int times)
    {
        var letters = $" {word} ";
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = Math.Max(0, end - Order); start <= end; start++)
            {
                var gram = letters[start..end];
                _counts[gram] = _counts.GetValueOrDefault(gram) + times;
            }
        }
    }

    /// <param name="text">Starts and ends with a space.</param>
    public double LogLikelihood(string text)
    {
        var sum = 0d;
        for (var end = 1; end < text.Length; end++)
            sum += Math.Log(Probability(text[Math.Max(0, end - Order + 1)..end], text[end]));
        return sum;
    }

    private double Probability(string context, char next)
    {
        var below = context.Length == 0 ? 1 / Alphabet : Probability(context[1..], next);
        return (_counts.GetValueOrDefault(context + next) + PriorWeight * below)
            / (ContextCount(context) + PriorWeight);
    }

    private int ContextCount(string context) => _counts.GetValueOrDefault(context);
}
