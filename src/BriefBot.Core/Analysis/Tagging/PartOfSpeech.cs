namespace BriefBot.Core.Analysis.Tagging;

/// <summary>The universal part-of-speech tags of Universal Dependencies (universaldependencies.org/u/pos), with its names in full.</summary>
public enum PartOfSpeech : byte
{
    /// <summary>X: a foreign word, a code, half a word; and every word of a language that is not tagged.</summary>
    Other,
    Adjective,

    /// <summary>ADP: "in", "of", "van".</summary>
    Adposition,
    Adverb,

    /// <summary>AUX: "has", "will", "wordt", and the copula.</summary>
    Auxiliary,

    /// <summary>CCONJ: "and", "of", "maar".</summary>
    Conjunction,

    /// <summary>DET: "the", "een", "this", "elke".</summary>
    Determiner,
    Interjection,
    Noun,
    Numeral,

    /// <summary>PART: the English "to" before a verb, "not", the possessive.</summary>
    Particle,
    Pronoun,

    /// <summary>PROPN: the words of a name.</summary>
    ProperNoun,
    Punctuation,

    /// <summary>SCONJ: "that", "because", "omdat".</summary>
    Subordinator,

    /// <summary>SYM: "%", "€", "=".</summary>
    Symbol,
    Verb,
}

internal static class PartsOfSpeech
{
    public const int Count = 17;

    private static readonly string[] Names =
        ["X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"];

    /// <summary>The tag as Universal Dependencies writes it.</summary>
    public static string Name(PartOfSpeech tag) => Names[(int)tag];

    /// <exception cref="FormatException">No such tag.</exception>
    public static PartOfSpeech Parse(string name) => Array.IndexOf(Names, name) is var place and >= 0
        ? (PartOfSpeech)place
        : throw new FormatException($"{name} is no universal part-of-speech tag.");
}
