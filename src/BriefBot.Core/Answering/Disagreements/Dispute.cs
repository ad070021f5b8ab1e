using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>What the sources differ in, before it is cited.</summary>
/// <param name="Statements">One for each value, the best of those that state it; the answer's own first.</param>
/// <param name="Probability">That the question is answered by them; 0 where they make the answer only more probable.</param>
/// <param name="IsCertain">Whether one states the same sentence with another value.</param>
internal sealed record Dispute(DisagreementKind Kind, IReadOnlyList<Statement> Statements, double Probability, bool IsCertain)
{
    /// <summary>Of the confidence that an answer needs: what is less probable is not made an answer by a second source either.</summary>
    public const double LeastShare = 0.05;

    /// <summary>The answer with a citation for each value that has none yet, and the claims, newest source first.</summary>
    /// <param name="isTrue">Whether a quote still holds.</param>
    public async Task<Answer> AddToAsync(Answer answer, Func<Quote, CancellationToken, Task<bool>> isTrue, CancellationToken cancellationToken)
    {
        var first = Statements[0];
        if (first.Value is not StatedPolarity)
        {
            var own = new Citation(1, first.Passage, first.Value.Span);
            answer = answer with { Citations = first.Passage.Quote == answer.Citations[0].Quote ? [own, .. answer.Citations.Skip(1)] : [own] };
        }
        var citations = answer.Citations.Where(citation => citation.Number == 1 || Statements.All(one => one.Passage.Quote != citation.Quote)).ToList();
        var claims = new List<(Claim Claim, StoredArticle Source)> { (new Claim(Statements[0].Value.Text, 1), citations[0].Source) };
        foreach (var statement in Statements.Skip(1))
        {
            if (!await isTrue(statement.Passage.Quote, cancellationToken))
                continue;
            var number = citations.Max(citation => citation.Number) + 1;
            citations.Add(new Citation(number, statement.Passage, statement.Value.Span));
            claims.Add((new Claim(statement.Value.Text, number), statement.Passage.Source));
        }
        return claims.Count < 2 ? answer : answer with
        {
            Citations = citations,
            Disagreement = new Disagreement(Kind, [.. claims.OrderByDescending(claim => claim.Source.Published).Select(claim => claim.Claim)]),
        };
    }
}
