namespace BriefBot.Core.Articles;

/// <summary>A numbered passage that an answer rests on.</summary>
/// <param name="Number">Counts from 1 within one reply.</param>
/// <param name="Passage">The quoted sentence and its source.</param>
/// <param name="AnswerSpan">The short answer's place, as offsets into the quote's own text; null when it has none.</param>
public sealed record Citation(int Number, Passage Passage, TextSpan? AnswerSpan)
{
    public Quote Quote => Passage.Quote;

    public StoredArticle Source => Passage.Source;

    /// <summary>The short answer's words, verbatim from the quote; empty when there is none.</summary>
    public string AnswerText => AnswerSpan is { } span ? Quote.Text[span.Start..span.End] : "";
}
