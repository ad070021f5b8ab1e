namespace BriefBot.Core.Conversation.Delivery;

/// <summary>What a person is told when their message could not be handled.</summary>
internal static class WorkerTexts
{
    public static Reply GivenUp(string language) => new()
    {
        Kind = ReplyKind.Problem,
        Language = language,
        Text = language == "nl"
            ? "Sorry, hier ging bij mij iets mis: ik kon je bericht niet beantwoorden. Het ligt niet aan je vraag; stel hem straks gerust nog eens."
            : "Sorry, something went wrong on my side: I could not answer your message. It is not your question; feel free to ask it again later.",
    };
}
