namespace BriefBot.Core.Answering.Composing;

/// <summary>A sentence that a language model wrote.</summary>
/// <param name="Citations">Numbers of the citations on which it says to rest; after the check, of those that do support it.</param>
public sealed record ComposedSentence(string Text, IReadOnlyList<int> Citations);

/// <summary>An answer in a language model's words, of which each sentence is supported by a quote. Never empty.</summary>
public sealed record Composition(IReadOnlyList<ComposedSentence> Sentences)
{
    /// <summary>The sentences with the numbers of their citations: "It closed in May [1]. …".</summary>
    public string Text => string.Join(' ', Sentences.Select(Marked));

    private static string Marked(ComposedSentence sentence)
    {
        var marks = string.Concat(sentence.Citations.Select(number => $"[{number}]"));
        return sentence.Text is [.., '.'] ? $"{sentence.Text[..^1]} {marks}." : $"{sentence.Text} {marks}.";
    }
}

/// <summary>Why the quotes stand alone.</summary>
public enum CompositionFallback
{
    /// <summary>They do not: something was composed.</summary>
    None,

    TimeOver,
    Unreachable,
    Throttled,
    Refused,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>It went on and on, and was cut off.</summary>
    Endless,

    /// <summary>Not in the form that was asked for.</summary>
    Malformed,

    /// <summary>No sentence passed the check.</summary>
    Unsupported,

    /// <summary>What passed does not say what answers.</summary>
    MissesAnswer,
}

/// <summary>What came of one attempt, for whoever counts.</summary>
/// <param name="Kept">Sentences that were shown.</param>
/// <param name="Dropped">Sentences that were not, by what was wrong with each.</param>
/// <param name="Usage">Null where the service did not tell, as when it was cut off.</param>
public sealed record CompositionReport(CompositionFallback Fallback, int Kept, IReadOnlyList<Objection> Dropped, TokenUsage? Usage);
