using BriefBot.Cli.Evaluation;

namespace BriefBot.Training;

internal static class FigureTable
{
    /// <summary>One name and value a line.</summary>
    public static string Text(Figures figures) =>
        string.Join('\n', figures.Named().Select(figure => $"{figure.Key,-14} {Figures.Text(figure.Key, figure.Value)}"));
}
