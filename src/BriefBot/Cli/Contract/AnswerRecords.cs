using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Hosting;

namespace BriefBot.Cli.Contract;

/// <summary>Writes a reply down as the contract has it.</summary>
internal static class AnswerRecords
{
    private const int MaxCandidates = 5;

    /// <param name="id">The question's; null where somebody just asked.</param>
    public static AnswerRecord From(string? id, TimedReply timed)
    {
        var reply = timed.Reply;
        var answer = reply.Result as Answer;
        return new AnswerRecord
        {
            Id = id,
            Answered = answer is not null,
            Confidence = Math.Round(reply.Result?.Confidence ?? 0, 4),
            Language = reply.Language,
            Answer = answer?.ShortAnswer ?? "",
            Text = timed.Text,
            Citations = answer is null ? [] : [.. answer.Citations.Select(Citation)],
            Candidates = [.. (reply.Result?.Candidates ?? []).Take(MaxCandidates).Select(Candidate)],
            Disagreement = answer?.Disagreement is { } disagreement ? Disagreement(disagreement) : null,
            LatencyMs = Math.Round(timed.Elapsed.TotalMilliseconds, 3),
        };
    }

    private static DisagreementRecord Disagreement(Disagreement disagreement) => new(
        disagreement.Kind switch
        {
            DisagreementKind.Change => "change",
            DisagreementKind.DifferentEntities => "different-entities",
            _ => "contradiction",
        },
        [.. disagreement.Claims.Select(claim => new ClaimRecord(claim.Value, claim.Citation))]);

    private static CitationRecord Citation(Citation citation) => new()
    {
        N = citation.Number,
        ArticleId = citation.Quote.ArticleId.Value,
        Revision = citation.Quote.Revision,
        SourceId = citation.Source.SourceId,
        Title = citation.Source.Title,
        Url = citation.Source.Url?.OriginalString,
        Published = citation.Source.Published?.ToString(),
        Quote = citation.Quote.Text,
        Start = citation.Quote.Span.Start,
        End = citation.Quote.Span.End,
    };

    private static CandidateRecord Candidate(Candidate candidate) => new()
    {
        ArticleId = candidate.Passage.Quote.ArticleId.Value,
        Revision = candidate.Passage.Quote.Revision,
        SourceId = candidate.Passage.Source.SourceId,
        Quote = candidate.Passage.Quote.Text,
        Start = candidate.Passage.Quote.Span.Start,
        End = candidate.Passage.Quote.Span.End,
        Score = Math.Round(candidate.Score, 6),
    };
}
