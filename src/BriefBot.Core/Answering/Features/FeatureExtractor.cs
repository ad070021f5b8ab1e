namespace BriefBot.Core.Answering.Features;

/// <summary>Computes the features of every hit of one question.</summary>
internal static class FeatureExtractor
{
    /// <returns>One row a hit, in the order of the hits.</returns>
    public static IReadOnlyList<FeatureRow> Extract(QuestionView question)
    {
        var hits = question.Hits.Hits;
        var rows = new FeatureRow[hits.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new FeatureRow();
            FirstStageFeatures.Fill(question, hits[i], i, rows[i]);
            CoverFeatures.Fill(question, hits[i], rows[i]);
            OrderFeatures.Fill(question, hits[i], rows[i]);
            ArgumentFeatures.Fill(question, hits[i], rows[i]);
            TypeFeatures.Fill(question, hits[i], rows[i]);
            ShapeFeatures.Fill(question, hits[i], rows[i]);
        }
        RelativeFeatures.Fill(question, rows);
        return rows;
    }
}
