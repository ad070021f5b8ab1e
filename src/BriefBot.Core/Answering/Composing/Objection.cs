namespace BriefBot.Core.Answering.Composing;

/// <summary>What is wrong with a sentence that a language model wrote.</summary>
public enum Objection
{
    /// <summary>Nothing: a quote supports it.</summary>
    None,

    /// <summary>Names no citation.</summary>
    NoCitation,

    /// <summary>Names a citation that is not there.</summary>
    UnknownCitation,

    /// <summary>Markup, a link, a mention, code, several lines or sentences, or too long.</summary>
    NotPlain,

    /// <summary>A question, a request, or words to or about whoever reads or writes.</summary>
    NoStatement,

    /// <summary>Not in the asker's language.</summary>
    Language,

    /// <summary>Puts something between quotation marks that does not stand so in the quote.</summary>
    Quotation,

    /// <summary>A number, an amount or a share that the quote does not give.</summary>
    Value,

    /// <summary>A date that the quote does not give, or one that counts from the day of reading ("yesterday").</summary>
    Date,

    /// <summary>A name that does not stand so in the quote, or a pronoun for somebody whom the sentence does not name.</summary>
    Name,

    /// <summary>Denies what the quote affirms, or the reverse.</summary>
    Negation,

    /// <summary>Says for certain, as done or as true now what the quote says of plans, possibilities, rumours or the past.</summary>
    Certainty,

    /// <summary>Says something for which the quote has no word.</summary>
    Words,

    /// <summary>All words are there, but somebody else does it, it is done to somebody else, or the value is of something else.</summary>
    Roles,
}
