using System.Globalization;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>
/// Logistic regression over <see cref="PairFeature"/>: how probable it is that two articles both answer the question, and
/// differently. Written as text: a line with the log odds of an average pair, then a line a feature: its name, mean, deviation
/// and weight.
/// </summary>
internal sealed class PairModel(double start, IReadOnlyList<PairModel.Term> terms)
{
    public const string FileName = "pairs.txt";

    /// <summary>What is further from the mean counts as so many deviations.</summary>
    private const float Farthest = 4;

    private static readonly Lazy<PairModel> Shipped = new(ReadShipped);

    public static PairModel Default => Shipped.Value;

    /// <returns>Log odds.</returns>
    public double Sum(ReadOnlySpan<float> features)
    {
        var sum = start;
        for (var i = 0; i < terms.Count; i++)
            sum += terms[i].Weight * terms[i].Scale(features[i]);
        return sum;
    }

    /// <exception cref="FormatException">Not written by <see cref="Write"/>.</exception>
    public static PairModel Read(TextReader reader)
    {
        var start = double.Parse(reader.ReadLine() ?? "", CultureInfo.InvariantCulture);
        var terms = new List<Term>();
        foreach (var feature in Enum.GetNames<PairFeature>())
        {
            if (reader.ReadLine()?.Split(' ') is not [var name, var mean, var deviation, var weight] || name != feature)
                throw new FormatException($"The weight of {feature} is missing.");
            terms.Add(new Term(
                float.Parse(mean, CultureInfo.InvariantCulture), float.Parse(deviation, CultureInfo.InvariantCulture),
                double.Parse(weight, CultureInfo.InvariantCulture)));
        }
        return new PairModel(start, terms);
    }

    public void Write(TextWriter writer)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{start:R}\n"));
        foreach (var (name, term) in Enum.GetNames<PairFeature>().Zip(terms))
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {term.Mean:R} {term.Deviation:R} {term.Weight:R}\n"));
    }

    private static PairModel ReadShipped()
    {
        using var stream = typeof(PairModel).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"The model {FileName} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    internal readonly record struct Term(float Mean, float Deviation, double Weight)
    {
        public double Scale(float value) => Math.Clamp((value - Mean) / Deviation, -Farthest, Farthest);
    }
}
