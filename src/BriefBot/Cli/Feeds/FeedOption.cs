using System.CommandLine;

namespace BriefBot.Cli.Feeds;

internal static class FeedOption
{
    private const int LongestName = 100;

    /// <summary>"1 item", "2 items".</summary>
    public static string Items(int count) => $"{count} item{(count == 1 ? "" : "s")}";

    public static Option<string?> Collection()
    {
        var collection = new Option<string?>("--collection") { HelpName = "C", Description = "Where the articles go; who sees it is up to Scopes. Default: public." };
        collection.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length is 0 or > LongestName || token.Value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '*' or ',' or ';')))
                result.AddError($"--collection is \"{token.Value}\". Give one word, such as press.");
        });
        return collection;
    }
}
