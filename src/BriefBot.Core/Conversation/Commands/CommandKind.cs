namespace BriefBot.Core.Conversation.Commands;

internal enum CommandKind
{
    Ask,
    Help,
    Sources,
    Article,
    More,
    Context,
    Timeline,
    News,
    Add,
    Feeds,
    ForgetMe,
    Settings,
    Subscribe,
    Unsubscribe,
    Digests,
    DigestNow,
    Pause,
    Resume,
    Feedback,
    Thanks,
}
