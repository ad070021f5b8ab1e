namespace BriefBot.Core.Conversation;

/// <summary>Carries out what people say about digests, which come after conversations: these only hand it over.</summary>
public interface IDigestTalk
{
    /// <summary>The same message, handled once more, does nothing more.</summary>
    /// <exception cref="Indexing.StoreException">A store cannot be read or written.</exception>
    Task<DigestAnswer> HandleAsync(DigestCommand command, CancellationToken cancellationToken);
}

public enum DigestVerb
{
    Subscribe,

    /// <summary>To be told of a story as soon as it appears.</summary>
    Alert,

    List,
    Change,
    Pause,
    Resume,
    Unsubscribe,

    /// <summary>What would be posted now.</summary>
    Preview,

    /// <summary>One that was due before, once more.</summary>
    Again,
}

/// <param name="Words">What followed the verb, as it was written.</param>
/// <param name="Language">"nl" or "en": of the words, and of the answer.</param>
public sealed record DigestCommand(DigestVerb Verb, string Words, MessagePlace Place, string Language)
{
    public required DateTimeOffset Received { get; init; }

    public required ChannelSettings Settings { get; init; }

    /// <summary>May change what others asked for.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>What the conversation sees; null for everything.</summary>
    public IReadOnlySet<string>? Collections { get; init; }
}

/// <param name="Unfinished">A line that the next message completes if it names a time zone; null where nothing was asked.</param>
public sealed record DigestAnswer(Reply Reply, string? Unfinished = null);
