using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>
/// Tokens that a platform gave in exchange for others, shared by every process on one store: a restart and a second
/// process go on with them. What is kept is a secret, and readable only for whoever runs the bot. Every method may throw
/// <see cref="StoreException"/>.
/// </summary>
public interface ITokenStore
{
    /// <summary>What was saved last under this name; null when nothing was.</summary>
    Task<string?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// True: until it is given back, or until this time is over by the store's clock, nobody else is told so. A token that
    /// can be exchanged once must not be exchanged by two.
    /// </summary>
    /// <param name="claimant">Differs between any two that may ask at a time.</param>
    Task<bool> ClaimAsync(string name, string claimant, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>Gives a claim back; nothing happens where it is somebody else's by now.</summary>
    Task ReleaseAsync(string name, string claimant, CancellationToken cancellationToken);

    /// <summary>On disk when this returns. Needs no claim: whoever got new tokens has the only ones that work.</summary>
    Task SaveAsync(string name, string tokens, CancellationToken cancellationToken);
}
