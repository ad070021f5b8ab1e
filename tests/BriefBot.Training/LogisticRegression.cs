using BriefBot.Core.Answering.Disagreements;

namespace BriefBot.Training;

/// <summary>Logistic regression with a penalty on large weights, by Newton's method: exact, and the same each time.</summary>
internal static class LogisticRegression
{
    private const double Penalty = 20;
    private const int Steps = 12;

    /// <param name="weight">What a row that is right weighs, where one that is wrong weighs 1.</param>
    public static PairModel Train(IReadOnlyList<(float[] Features, bool IsRight)> rows, double weight)
    {
        var count = PairFeatures.Count;
        var scales = Enumerable.Range(0, count).Select(feature => Scale(rows, feature)).ToArray();
        var scaled = rows.Select(row => Row(row.Features, scales)).ToList();
        var weights = new double[count + 1];
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = (new double[count + 1], new double[count + 1, count + 1]);
            for (var i = 1; i <= count; i++)
                (slope[i], curve[i, i]) = (-Penalty * weights[i], Penalty);
            curve[0, 0] = 1e-9;
            for (var row = 0; row < rows.Count; row++)
                Add(scaled[row], rows[row].IsRight, rows[row].IsRight ? weight : 1, weights, slope, curve);
            var change = Solve(curve, slope);
            for (var i = 0; i <= count; i++)
                weights[i] += change[i];
        }
        return new PairModel(weights[0], [.. scales.Zip(weights.Skip(1), (scale, one) => scale with { Weight = one })]);
    }

    private static PairModel.Term Scale(IReadOnlyList<(float[] Features, bool IsRight)> rows, int feature)
    {
        var mean = rows.Average(row => (double)row.Features[feature]);
        var deviation = Math.Sqrt(rows.Average(row => (row.Features[feature] - mean) * (row.Features[feature] - mean)));
        return new PairModel.Term((float)mean, deviation < 1e-6 ? 1 : (float)deviation, 0);
    }

    /// <summary>The scaled features behind a 1 for the start.</summary>
    private static double[] Row(float[] features, PairModel.Term[] scales) => [1, .. scales.Zip(features, (scale, value) => scale.Scale(value))];

    private static void Add(double[] row, bool isRight, double weight, double[] weights, double[] slope, double[,] curve)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
            sum += row[i] * weights[i];
        var probability = 1 / (1 + Math.Exp(-sum));
        for (var i = 0; i < row.Length; i++)
        {
            slope[i] += weight * ((isRight ? 1 : 0) - probability) * row[i];
            for (var j = 0; j < row.Length; j++)
                curve[i, j] += weight * probability * (1 - probability) * row[i] * row[j];
        }
    }

    /// <summary>Gauss elimination; the matrix is positive definite, so no row has to be exchanged.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var count = right.Length;
        for (var pivot = 0; pivot < count; pivot++)
        {
            for (var row = pivot + 1; row < count; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < count; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
                right[row] -= factor * right[pivot];
            }
        }
        var solution = new double[count];
        for (var row = count - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var column = row + 1; column < count; column++)
                sum -= matrix[row, column] * solution[column];
            solution[row] = sum / matrix[row, row];
        }
        return solution;
    }
}
