using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>What one article answers, read as if no other were about the same.</summary>
/// <param name="Judged">Its best sentence.</param>
/// <param name="LogOdds">That it answers the question, and well.</param>
internal sealed record Witness(JudgedPassage Judged, Article Article, SentenceReading Reading, StatedValue Value, double LogOdds)
{
    public RankedPassage Ranked => Judged.Passage;

    public Statement Statement => new(Ranked, new Passage(Article.Quote(Ranked.Hit.Span), Article), Reading, Value) { SpanEvidence = Judged.Span.Evidence };
}
