using System.Text.Json.Nodes;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Channels.Slack.Rendering;

/// <summary>What can be pressed below a reply. What does not fit is left out: each is words that can be typed as well.</summary>
internal static class ReplyControls
{
    private const string Good = "👍";
    private const string Bad = "👎";

    /// <summary>In <see cref="SlackMessage.Size"/>: the words come first.</summary>
    private const int MaxSize = 3_000;

    /// <param name="shareKey">Where the reply can be shared: the value of that button.</param>
    /// <param name="firstId">Counted from, where one view holds several replies.</param>
    public static List<JsonObject> Of(Reply reply, string? shareKey, int firstId = 0)
    {
        var blocks = new List<JsonObject>();
        var good = reply.Buttons.FirstOrDefault(button => button.Label == Good && Fits(button.Command));
        var bad = reply.Buttons.FirstOrDefault(button => button.Label == Bad && Fits(button.Command));
        var isRated = good is not null && bad is not null;
        var commands = reply.Buttons.Where(button => !isRated || button != good && button != bad)
            .Concat(reply.Suggestions.Select(suggestion => new ReplyButton(suggestion, suggestion)))
            .Where(button => Fits(button.Command) && Label(button.Label).Length > 0)
            .DistinctBy(button => button.Command);
        var buttons = commands.Select((button, i) => BlockKit.Button(Label(button.Label), $"{SlackActions.Command}:{firstId + i}", TextChunks.Whole(button.Command)));
        if (reply.Form is not null)
            buttons = buttons.Prepend(BlockKit.Button(FormLabel(reply.Language), SlackNames.SubscribeAction, SlackNames.SubscribeAction));
        if (shareKey is not null && Fits(shareKey))
            buttons = buttons.Prepend(BlockKit.Button(ShareLabel(reply.Language), SlackNames.ShareAction, shareKey));
        var taken = Fitting(buttons);
        if (taken.Count > 0)
            blocks.Add(BlockKit.Actions(taken));
        if (isRated)
            blocks.Add(BlockKit.FeedbackButtons(SlackActions.Feedback, Rating(good!), Rating(bad!)));
        return blocks;
    }

    private static List<JsonObject> Fitting(IEnumerable<JsonObject> buttons)
    {
        var room = MaxSize;
        var taken = new List<JsonObject>();
        foreach (var button in buttons.Take(BlockKit.MaxActions))
        {
            room -= SlackMessage.Size([button]);
            if (room < 0)
                break;
            taken.Add(button);
        }
        return taken;
    }

    private static JsonObject Rating(ReplyButton button) => BlockKit.FeedbackButton(button.Label, button.Command, Label(button.Command));

    private static bool Fits(string value) => value is { Length: > 0 and <= BlockKit.MaxButtonValue } && !string.IsNullOrWhiteSpace(value);

    private static string Label(string text) => TextChunks.Whole(OneLine.Of(text, BlockKit.MaxButtonText)).Trim();

    private static string FormLabel(string language) => language == "nl" ? "Vul een formulier in" : "Fill in a form";

    private static string ShareLabel(string language) => language == "nl" ? "Deel in het kanaal" : "Share in channel";
}
