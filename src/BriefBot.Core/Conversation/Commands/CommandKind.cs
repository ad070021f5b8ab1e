namespace BriefBot.Core.Conversation.Commands;

internal enum CommandKind
{
    Ask,
    Help,
    Sources,
    Article,
    More,
    Context,

    /// <summary>A digest's story; the argument is its number.</summary>
    MoreOn,
    Timeline,
    News,
    Stories,
    Add,
    Feeds,
    ForgetMe,
    Settings,
    Subscribe,
    Unsubscribe,
    Digests,
    DigestNow,
    DigestAgain,
    ChangeDigest,

    /// <summary>To be told of what appears.</summary>
    Alert,

    Pause,
    Resume,
    Feedback,
    Thanks,

    /// <summary>Talk that no article is about; the argument is a <see cref="ChatTopic"/>.</summary>
    Chat,

    /// <summary>The last reply again in the language that the argument names.</summary>
    OtherLanguage,

    /// <summary>Who says what was quoted last.</summary>
    Speaker,

    /// <summary>How sure the last answer is.</summary>
    Certainty,
}
