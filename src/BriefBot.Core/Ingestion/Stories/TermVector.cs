namespace BriefBot.Core.Ingestion.Stories;

/// <summary>
/// Terms in ascending order with how often they stand there, weighted once their rarity is known. A large store holds
/// millions of them: three digits are enough for a weight, and half the room.
/// </summary>
internal sealed class TermVector
{
    private readonly Half[] _counts;
    private readonly Half[] _weights;

    private TermVector(int[] terms, Half[] counts)
    {
        Terms = terms;
        _counts = counts;
        _weights = new Half[terms.Length];
    }

    public int[] Terms { get; }

    public static TermVector Of(Dictionary<int, float> counts)
    {
        var terms = counts.Keys.ToArray();
        Array.Sort(terms);
        return new TermVector(terms, Array.ConvertAll(terms, term => (Half)counts[term]));
    }

    /// <summary>Dampened frequency by rarity, brought to length 1.</summary>
    public void Weigh(StoryVocabulary vocabulary)
    {
        var weights = new float[Terms.Length];
        var squares = 0f;
        for (var i = 0; i < Terms.Length; i++)
        {
            weights[i] = MathF.Log(1 + (float)_counts[i]) * vocabulary.Rarity(Terms[i]);
            squares += weights[i] * weights[i];
        }
        var length = MathF.Sqrt(squares);
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] = (Half)(weights[i] / length);
    }

    public static float Cosine(TermVector one, TermVector other)
    {
        var (a, b) = (one.Terms, other.Terms);
        var (i, j, sum) = (0, 0, 0f);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
                sum += (float)one._weights[i++] * (float)other._weights[j++];
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }
        return sum;
    }

    /// <summary>How much of the weight of these terms of this vector lies on terms that the other one holds as well; null without terms.</summary>
    /// <param name="terms">Of this vector, in ascending order.</param>
    public float? Shared(int[] terms, TermVector other)
    {
        var (own, others, all, shared) = (0, 0, 0f, 0f);
        foreach (var term in terms)
        {
            while (Terms[own] < term)
                own++;
            while (others < other.Terms.Length && other.Terms[others] < term)
                others++;
            var weight = (float)_weights[own] * (float)_weights[own];
            all += weight;
            shared += others < other.Terms.Length && other.Terms[others] == term ? weight : 0;
        }
        return all > 0 ? shared / all : null;
    }

    /// <summary>The terms that tell most, with their weights.</summary>
    public IEnumerable<(int Term, float Weight)> Telling(int most)
    {
        var weights = Array.ConvertAll(_weights, weight => (float)weight);
        var terms = (int[])Terms.Clone();
        MemoryExtensions.Sort(weights.AsSpan(), terms.AsSpan());
        for (var i = terms.Length - 1; i >= Math.Max(0, terms.Length - most); i--)
            yield return (terms[i], weights[i]);
    }
}
