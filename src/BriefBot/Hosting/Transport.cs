namespace BriefBot.Hosting;

/// <summary>What a channel or service is spoken to with.</summary>
internal enum Transport
{
    /// <summary>Its public protocol.</summary>
    Protocol,

    /// <summary>Its official SDK, in builds that hold it.</summary>
    Sdk,
}
