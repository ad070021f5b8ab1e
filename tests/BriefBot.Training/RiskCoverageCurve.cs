using System.Globalization;
using System.Text;

namespace BriefBot.Training;

/// <summary>One answer that would be given at a low enough threshold.</summary>
internal readonly record struct JudgedAnswer(double Confidence, bool IsRight);

/// <summary>
/// What refusing buys: for each threshold the share of questions that are answered and the share of those answers that
/// are wrong (El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", 2010). Drawn as SVG.
/// </summary>
internal sealed class RiskCoverageCurve(IEnumerable<JudgedAnswer> answers)
{
    private const int Width = 640, Height = 400, Left = 60, Right = 20, Top = 40, Bottom = 50;

    private readonly List<JudgedAnswer> _answers = [.. answers.OrderByDescending(answer => answer.Confidence)];

    /// <returns>Share answered and share of the answers that are wrong.</returns>
    public (double Coverage, double Risk) At(double threshold)
    {
        var count = _answers.Count(answer => answer.Confidence >= threshold);
        return (Share(count, _answers.Count), Share(_answers.Take(count).Count(answer => !answer.IsRight), count));
    }

    /// <param name="marks">Thresholds with their names.</param>
    public string ToSvg(string title, IEnumerable<(string Name, double Threshold)> marks)
    {
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        Add(svg, $"<title>{title}</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        Add(svg, $"<text x=\"{Left}\" y=\"22\" font-size=\"15\">{title}</text>\n");
        for (var tenth = 0; tenth <= 10; tenth += 2)
            AddGrid(svg, tenth / 10.0);
        Add(svg, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">share of questions that are answered</text>\n");
        Add(svg, $"<text transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">share of answers that are wrong</text>\n");
        Add(svg, $"<polyline fill=\"none\" stroke=\"#1a5fb4\" stroke-width=\"2\" points=\"{string.Join(' ', Points())}\"/>\n");
        foreach (var (name, threshold) in marks)
            AddMark(svg, name, threshold);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The first answers alone say little: the curve begins where two in a hundred are given.</summary>
    private IEnumerable<string> Points()
    {
        const int steps = 200;
        var wrong = 0;
        for (var i = 0; i < _answers.Count; i++)
        {
            wrong += _answers[i].IsRight ? 0 : 1;
            if (i + 1 >= _answers.Count / 50 && (i + 1) % Math.Max(1, _answers.Count / steps) == 0)
                yield return Format($"{X(Share(i + 1, _answers.Count)):F1},{Y(Share(wrong, i + 1)):F1}");
        }
    }

    private static void AddGrid(StringBuilder svg, double share)
    {
        var percent = (int)Math.Round(share * 100);
        Add(svg, $"<path d=\"M{X(share):F0} {Top}V{Height - Bottom}M{Left} {Y(share):F0}H{Width - Right}\" stroke=\"#ddd\"/>\n");
        Add(svg, $"<text x=\"{X(share):F0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{percent} %</text>\n");
        Add(svg, $"<text x=\"{Left - 6}\" y=\"{Y(share) + 4:F0}\" text-anchor=\"end\">{percent} %</text>\n");
    }

    private void AddMark(StringBuilder svg, string name, double threshold)
    {
        var (coverage, risk) = At(threshold);
        Add(svg, $"<circle cx=\"{X(coverage):F1}\" cy=\"{Y(risk):F1}\" r=\"4\" fill=\"#c01c28\"/>\n");
        Add(svg, $"<text x=\"{X(coverage) - 6:F1}\" y=\"{Y(risk) - 8:F1}\" text-anchor=\"end\">{name} ({threshold:F2})</text>\n");
    }

    private static double X(double share) => Left + share * (Width - Left - Right);

    private static double Y(double share) => Height - Bottom - share * (Height - Top - Bottom);

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    private static void Add(StringBuilder svg, FormattableString text) => svg.Append(Format(text));

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
