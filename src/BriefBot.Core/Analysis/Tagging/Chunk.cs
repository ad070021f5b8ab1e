namespace BriefBot.Core.Analysis.Tagging;

public enum ChunkKind : byte
{
    /// <summary>A noun or pronoun with what stands before it: "the new cloud division", "drie mannen".</summary>
    Noun,

    /// <summary>Verbs in a row with their auxiliaries: "will not be sold", "te hebben gezien".</summary>
    Verb,
}

/// <summary>A run of tokens that belong together. Chunks are not nested and do not overlap.</summary>
/// <param name="FirstToken">Index into <see cref="TextAnalysis.Tokens"/>.</param>
public readonly record struct Chunk(ChunkKind Kind, int FirstToken, int TokenCount);
