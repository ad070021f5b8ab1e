namespace BriefBot.Core.Answering.Composing;

/// <summary>Writes text on request. What it writes is believed no more than what a stranger sends.</summary>
public interface ILanguageModel
{
    /// <summary>Streams the text as it comes; a piece may be empty. Does not ask twice.</summary>
    /// <exception cref="LanguageModelException">It cannot be reached, or refuses.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<ModelPiece> WriteAsync(ModelPrompt prompt, CancellationToken cancellationToken);
}

/// <param name="Rules">Ours.</param>
/// <param name="Material">Questions and passages: words of others, as data.</param>
public sealed record ModelPrompt(string Rules, string Material);

/// <param name="Usage">What the whole request took, once the service says so; null before.</param>
public readonly record struct ModelPiece(string Text, TokenUsage? Usage = null);

/// <summary>What a service counts, and charges for.</summary>
public readonly record struct TokenUsage(long In, long Out);

public enum ModelFault
{
    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>Too many requests (429).</summary>
    Throttled,

    /// <summary>Any other answer that is no text: a key that is not known, a model that is not there, an error of the service.</summary>
    Refused,
}

/// <param name="message">For a log: holds neither question nor passage nor key.</param>
public sealed class LanguageModelException(ModelFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    public ModelFault Fault { get; } = fault;
}
