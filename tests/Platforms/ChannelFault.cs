namespace BriefBot.Tests.Platforms;

/// <summary>What a platform does to one request.</summary>
public enum ChannelFault
{
    None,

    /// <summary>Takes the message and answers later than the caller waits.</summary>
    Slow,

    /// <summary>Refuses for now and says how long.</summary>
    ThrottledForASecond,

    /// <summary>Refuses for now without saying how long.</summary>
    Throttled,

    /// <summary>Takes the message and cuts the connection instead of answering.</summary>
    DroppedAfterAcceptance,

    /// <summary>Reads the request and cuts the connection without taking the message.</summary>
    DroppedBeforeAcceptance,

    /// <summary>Cuts the connection and takes the message a moment later, perhaps after the next one.</summary>
    Late,

    Gone,

    Forbidden,

    TooLarge,

    Rejected,
}
