using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;

namespace BriefBot.Core.Answering.Explanations;

/// <summary>Names what moved a model most.</summary>
internal static class TreeContributions
{
    private const int Shown = 6;

    public static IReadOnlyList<Contribution> OfRanker(BoostedTrees model, float[] row) => Top(model, row, RankerName);

    public static IReadOnlyList<Contribution> OfCalibrator(BoostedTrees model, float[] row) => Top(model, row, CalibratorName);

    private static List<Contribution> Top(BoostedTrees model, float[] row, Func<int, string> name)
    {
        var contributions = model.Contributions(row);
        return
        [
            .. Enumerable.Range(0, row.Length)
                .Where(feature => contributions[feature] != 0)
                .OrderByDescending(feature => Math.Abs(contributions[feature]))
                .Take(Shown)
                .Select(feature => new Contribution(name(feature), row[feature], contributions[feature])),
        ];
    }

    private static string RankerName(int feature) => ((SentenceFeature)feature).ToString();

    private static string CalibratorName(int feature) =>
        feature < FeatureRow.Count ? RankerName(feature)
        : feature < FeatureRow.Count + SpanFeatures.Count ? SpanName(feature - FeatureRow.Count)
        : ((ConfidenceFeature)(feature - FeatureRow.Count - SpanFeatures.Count)).ToString();

    private static string SpanName(int feature) => Enum.IsDefined((SpanFeature)feature) ? $"Span{(SpanFeature)feature}" : $"Span{feature}";
}
