using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Platforms;

/// <summary>A channel's client with the platform that a test put behind it.</summary>
public interface IChannelPlatform : IAsyncDisposable
{
    IChannelClient Client { get; }

    /// <summary>A conversation that the platform knows.</summary>
    ConversationKey Conversation { get; }

    /// <inheritdoc cref="InboxEvent.ReplyContext"/>
    string? ReplyContext { get; }

    /// <summary>The id of a message that somebody wrote there, to be answered.</summary>
    string QuestionId { get; }

    /// <summary>How long a test waits before it cancels a slow call.</summary>
    TimeSpan Patience { get; }

    /// <summary>Whether the platform can be made to do this.</summary>
    bool CanStage(ChannelFault fault);

    /// <summary>Does this to every request from now on.</summary>
    void Stage(ChannelFault fault);

    /// <summary>What stands in the conversation by now, oldest first, deleted messages left out.</summary>
    Task<IReadOnlyList<PlatformMessage>> ReadAsync();
}

/// <param name="Answers">The message or thread that it answers; null for neither.</param>
public sealed record PlatformMessage(string? Id, string Text, string? Answers);
