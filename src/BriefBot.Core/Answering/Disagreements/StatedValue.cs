using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>What a stretch of a sentence says, in a form that can be compared with what another says.</summary>
/// <param name="Span">Of the sentence; whole where the stretch cut a date, an amount or a name.</param>
/// <param name="Text">The words there.</param>
/// <param name="Language">ISO 639-1, of the sentence.</param>
/// <param name="Tokens">The words there as the tokenizer has them.</param>
internal abstract record StatedValue(TextSpan Span, string Text, string Language, IReadOnlyList<Token> Tokens);

internal sealed record StatedDate(TextSpan Span, string Text, string Language, IReadOnlyList<Token> Tokens, DateMention Date)
    : StatedValue(Span, Text, Language, Tokens);

/// <param name="Counted">What a number counts, as a token of the sentence; null where nothing is said to be counted.</param>
internal sealed record StatedAmount(
    TextSpan Span, string Text, string Language, IReadOnlyList<Token> Tokens, Quantity Quantity, Token? Counted)
    : StatedValue(Span, Text, Language, Tokens);

internal sealed record StatedName(TextSpan Span, string Text, string Language, IReadOnlyList<Token> Tokens, MentionKind Kind)
    : StatedValue(Span, Text, Language, Tokens);

internal sealed record StatedWords(TextSpan Span, string Text, string Language, IReadOnlyList<Token> Tokens)
    : StatedValue(Span, Text, Language, Tokens);
