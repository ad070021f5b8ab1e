using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Looks whether other articles answer the question otherwise.</summary>
internal sealed class DisagreementFinder(IArticleStore store, AnswerModels models)
{
    private const int MaxArticles = 8;
    private const int MaxPassages = 12;
    private const int Depth = 40;
    private const int PassagesOfAnArticle = 2;
    private const int MaxClaims = 4;

    // What a sentence must be worth to speak against the first one; log odds. Set by hand on half of RAMDocs' questions
    // and on SQuAD 2, whose paragraphs hardly ever disagree.
    private const float LeastEvidence = 2;
    private const float LeastSpanEvidence = 2;
    private const float MostBehind = 3.5f;
    private const float LeastCover = 0.7f;
    private const float LeastClassEvidence = 0;

    /// <param name="citation">The answer's first one.</param>
    /// <param name="ranked">The list that it is from.</param>
    /// <returns>Null when the others say the same or nothing.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Dispute?> FindAsync(
        Citation citation, QuestionView question, IReadOnlyList<RankedPassage> ranked, CancellationToken cancellationToken)
    {
        var statements = await ReadAsync(citation, question, ranked, cancellationToken);
        if (statements.Count < 2)
            return null;
        var first = statements[0];
        var claims = new List<Statement> { first };
        foreach (var rival in statements.Skip(1).Where(one => Speaks(one, first)).OrderByDescending(Strength))
        {
            if (claims.Count < MaxClaims && claims.TrueForAll(claim => ValueComparison.Compare(claim.Value, rival.Value) == Agreement.Different))
                claims.Add(rival);
        }
        return claims.Count == 1
            ? null
            : new Dispute(KindOfDisagreement.Tell(question.Question, claims), claims, claims.Exists(claim => claim.IsRevision || claim.IsOfClass));
    }

    /// <summary>What the best sentences of other articles say in place of the answer, best first; the answer's own first.</summary>
    internal async Task<List<Statement>> ReadAsync(
        Citation citation, QuestionView question, IReadOnlyList<RankedPassage> ranked, CancellationToken cancellationToken)
    {
        if (First(citation, ranked) is not { } first)
            return [];
        var asked = AskedClass.Of(question.Question);
        var statements = new List<Statement> { first };
        var reader = new RivalReader(question, first, asked, models.Spans);
        var articles = new Dictionary<ArticleId, (Article? Article, int Passages)>();
        var read = 0;
        foreach (var passage in ranked.Take(Depth))
        {
            var id = passage.Hit.Article.Id;
            if (read == MaxPassages)
                break;
            if (id == citation.Source.Id || !IsOnTheSame(passage, first.Ranked, asked is null ? 0.8f : 0.5f))
                continue;
            if (!articles.TryGetValue(id, out var known))
            {
                if (articles.Count == MaxArticles)
                    continue;
                known = (await store.FindAsync(id, passage.Hit.Article.Revision, cancellationToken) as Article, 0);
            }
            articles[id] = known with { Passages = known.Passages + 1 };
            if (known.Article is null || known.Passages == PassagesOfAnArticle)
                continue;
            read++;
            if (reader.Read(passage, known.Article) is { } statement)
                statements.Add(statement);
        }
        return statements;
    }

    /// <summary>Whether a sentence says with enough weight something else than the first.</summary>
    internal static bool Speaks(Statement rival, Statement first)
    {
        if (ValueComparison.Compare(first.Value, rival.Value) != Agreement.Different)
            return false;
        if (rival.IsRevision)
            return true;
        // Who names both values does not set one against the other.
        if (Says(first, rival.Value) || Says(rival, first.Value))
            return false;
        if (first.Ranked.Evidence - rival.Ranked.Evidence > MostBehind)
            return false;
        return rival.IsOfClass
            ? rival.Ranked.Evidence >= LeastClassEvidence
            : rival.Ranked.Evidence >= LeastEvidence && (rival.IsAtSamePlace || rival.SpanEvidence >= LeastSpanEvidence)
                && rival.Ranked.Features[SentenceFeature.Cover] >= LeastCover * first.Ranked.Features[SentenceFeature.Cover];
    }

    private static bool Says(Statement statement, StatedValue value)
    {
        var (tokens, sought) = (statement.Reading.Tokens, value.Tokens);
        for (var i = 0; i + sought.Count <= tokens.Count; i++)
        {
            if (Enumerable.Range(0, sought.Count).All(at => tokens[i + at].Form == sought[at].Form))
                return true;
        }
        return false;
    }

    private static double Strength(Statement statement) =>
        statement.Ranked.Evidence + statement.SpanEvidence + (statement.IsRevision ? 10 : statement.IsAtSamePlace ? 4 : 0);

    private static Statement? First(Citation citation, IReadOnlyList<RankedPassage> ranked)
    {
        var quote = citation.Quote;
        var passage = ranked.FirstOrDefault(one => one.Hit.Article.Id == quote.ArticleId && one.Hit.Span == quote.Span);
        if (passage is null || citation.AnswerSpan is not { } span)
            return null;
        var reading = new SentenceReading(quote.Text, passage.Hit.Article.Sentences[passage.Hit.Sentence].Language, citation.Source.Published);
        return reading.Read(span) is { } value ? new Statement(passage, citation.Passage, reading, value) : null;
    }

    /// <summary>Whether a passage with its surroundings holds what is asked about as the first does.</summary>
    private static bool IsOnTheSame(RankedPassage passage, RankedPassage first, float share) =>
        Names(passage) >= Names(first) - 0.05f && All(passage) >= share * All(first);

    private static float Names(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.NameContextCover], passage.Features[SentenceFeature.NameParagraphCover]);

    private static float All(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.ContextCover], passage.Features[SentenceFeature.ParagraphCover]);
}
