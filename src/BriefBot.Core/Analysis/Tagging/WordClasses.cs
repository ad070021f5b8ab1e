namespace BriefBot.Core.Analysis.Tagging;

/// <summary>The classes that a form can have by the word list: evidence for the tagger, not a decision.</summary>
[Flags]
internal enum WordClasses : ushort
{
    None = 0,
    Determiner = 1,
    Pronoun = 2,
    Auxiliary = 4,
    Adposition = 8,
    Conjunction = 16,
    Subordinator = 32,
    Adverb = 64,
    Numeral = 128,
    Interjection = 256,
    Infinitive = 512,
    Verb = 1024,
    Noun = 2048,
    Adjective = 4096,

    /// <summary>Worked out from a prefix or the last part of a compound, not listed.</summary>
    Derived = 8192,
    Particle = 16384,
}
