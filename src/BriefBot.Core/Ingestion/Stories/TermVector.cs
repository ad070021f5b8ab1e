namespace BriefBot.Core.Ingestion.Stories;

/// <summary>Terms in ascending order with how often they stand there, weighted once their rarity is known.</summary>
internal sealed class TermVector
{
    private readonly float[] _counts;
    private readonly float[] _weights;

    private TermVector(int[] terms, float[] counts)
    {
        Terms = terms;
        _counts = counts;
        _weights = new float[terms.Length];
    }

    public int[] Terms { get; }

    public static TermVector Of(Dictionary<int, float> counts)
    {
        var terms = counts.Keys.ToArray();
        Array.Sort(terms);
        return new TermVector(terms, Array.ConvertAll(terms, term => counts[term]));
    }

    /// <summary>Dampened frequency by rarity, brought to length 1.</summary>
    public void Weigh(StoryVocabulary vocabulary)
    {
        var squares = 0f;
        for (var i = 0; i < Terms.Length; i++)
        {
            _weights[i] = MathF.Log(1 + _counts[i]) * vocabulary.Rarity(Terms[i]);
            squares += _weights[i] * _weights[i];
        }
        var length = MathF.Sqrt(squares);
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] /= length;
    }

    public static float Cosine(TermVector one, TermVector other)
    {
        var (a, b) = (one.Terms, other.Terms);
        var (i, j, sum) = (0, 0, 0f);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
                sum += one._weights[i++] * other._weights[j++];
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }
        return sum;
    }

    /// <summary>The terms that tell most, with their weights.</summary>
    public IEnumerable<(int Term, float Weight)> Telling(int most)
    {
        var weights = (float[])_weights.Clone();
        var terms = (int[])Terms.Clone();
        MemoryExtensions.Sort(weights.AsSpan(), terms.AsSpan());
        for (var i = terms.Length - 1; i >= Math.Max(0, terms.Length - most); i--)
            yield return (terms[i], weights[i]);
    }
}
