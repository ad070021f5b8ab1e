using System.Text.RegularExpressions;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>Asks what the weather is or will be, which no stored article knows; what it was is a question like any other.</summary>
internal static partial class WeatherTalk
{
    /// <param name="text">As <see cref="MessageWords.Text"/>.</param>
    public static Command? Of(string text) =>
        English().IsMatch(text) ? new Command(CommandKind.Chat, nameof(ChatTopic.Weather), "en")
        : Dutch().IsMatch(text) ? new Command(CommandKind.Chat, nameof(ChatTopic.Weather), "nl")
        : null;

    [GeneratedRegex(@"^(?:(?:what|how)(?:'s|s| is| will) the weather(?: be)?(?: like| going to be| going to be like)?|what will the weather be(?: like)?|is it (?:raining|sunny|snowing|cold|warm|hot)|(?:will|does) it (?:rain|snow)|do i need an umbrella|weather|weather forecast)(?: (?:today|tomorrow|now|outside|tonight|there|here|(?:this|next) (?:week|weekend)|in \S+(?: \S+)?))*$", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"^(?:hoe (?:is|wordt) het weer|wat is het weer|wat voor weer (?:is|wordt) het|welk weer wordt het|wat wordt het weer|(?:regent|sneeuwt) het|(?:gaat|zal) het (?:regenen|sneeuwen)|wordt het mooi weer|is het (?:koud|warm|mooi weer)|heb ik een paraplu nodig|weer|weerbericht|het weer)(?: (?:vandaag|morgen|nu|buiten|vanavond|daar|hier|(?:deze|volgende) week|(?:dit|komend) weekend|(?:in|te) \S+(?: \S+)?))*$", RegexOptions.CultureInvariant)]
    private static partial Regex Dutch();
}
