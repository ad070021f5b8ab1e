using System.CommandLine;

namespace BriefBot.Training;

internal static class TrainingOptions
{
    public static Option<string> Data() => new("--data")
    {
        HelpName = "DIR",
        Description = "The folder that holds squad2. Default: ../shared/data.",
        DefaultValueFactory = _ => Path.Combine("..", "shared", "data"),
    };

    public static string Squad(string data) => Path.Combine(data, "squad2");

    public static Option<string> News() => new("--news")
    {
        HelpName = "DIR",
        Description = "Our own questions about news. Default: tests/sets/news-training.",
        DefaultValueFactory = _ => Path.Combine("tests", "sets", "news-training"),
    };
}
