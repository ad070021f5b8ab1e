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
    // An amount of the same unit hardly ever stands beside the question's words by chance; a name often does.
    private static readonly Worth Amounts = new(Evidence: 0, SpanEvidence: 1, Behind: 6, Cover: 0.5f);
    private static readonly Worth Dates = new(Evidence: 1, SpanEvidence: 1.5f, Behind: 4.5f, Cover: 0.6f);
    private static readonly Worth Names = new(Evidence: 1.5f, SpanEvidence: 1.5f, Behind: 4.5f, Cover: 0.7f);
    private const float MostBehind = 3.5f;
    private const float LeastEvidence = 2;
    private const float LeastClassEvidence = 0;
    private const float LeastPolarityCover = 0.9f;

    /// <param name="citation">The answer's first one.</param>
    /// <param name="ranked">The list that it is from.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Comparison> CompareAsync(
        Citation citation, QuestionView question, IReadOnlyList<RankedPassage> ranked, CancellationToken cancellationToken)
    {
        var statements = await ReadAsync(citation, question, ranked, cancellationToken);
        if (statements.Count < 2)
            return default;
        var first = statements[0];
        var claims = new List<Statement> { first };
        var asksOfOneKind = AsksForOne(question.Question);
        foreach (var rival in statements.Skip(1).Where(one => Speaks(one, first, asksOfOneKind)).OrderByDescending(Strength))
        {
            if (claims.Count < MaxClaims && claims.TrueForAll(claim => ValueComparison.Compare(claim.Value, rival.Value) == Agreement.Different))
                claims.Add(rival);
        }
        if (claims.Count == 1)
            return new Comparison(null, statements.Skip(1).Any(one => Supports(one, first)));
        return new Comparison(
            new Dispute(KindOfDisagreement.Tell(question.Question, claims), claims, claims.Exists(claim => claim.IsRevision || claim.IsOfClass)),
            IsSupported: false);
    }

    /// <summary>What the best sentences of other articles say in place of the answer, best first; the answer's own first.</summary>
    internal async Task<List<Statement>> ReadAsync(
        Citation citation, QuestionView question, IReadOnlyList<RankedPassage> ranked, CancellationToken cancellationToken)
    {
        if (First(citation, question, ranked) is not { } first)
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

    /// <summary>Whether a sentence of another article says the same, and holds as much of the question.</summary>
    private static bool Supports(Statement other, Statement first) =>
        other.Value is not StatedPolarity && ValueComparison.Compare(first.Value, other.Value) == Agreement.Same && IsWorth(other, first, Names);

    /// <summary>Whether a sentence says with enough weight something else than the first.</summary>
    private static bool Speaks(Statement rival, Statement first, bool asksOfOneKind)
    {
        if (ValueComparison.Compare(first.Value, rival.Value) != Agreement.Different)
            return false;
        if (rival.IsRevision)
            return true;
        if (rival.Value is StatedPolarity)
            return rival.Ranked.Evidence >= LeastEvidence && first.Ranked.Evidence - rival.Ranked.Evidence <= MostBehind
                && rival.Ranked.Features[SentenceFeature.Cover] >= LeastPolarityCover * first.Ranked.Features[SentenceFeature.Cover];
        // Who names both values does not set one against the other.
        if (Says(first, rival.Value) || Says(rival, first.Value))
            return false;
        if (rival.IsOfClass)
            return rival.Ranked.Evidence >= LeastClassEvidence && first.Ranked.Evidence - rival.Ranked.Evidence <= MostBehind;
        return asksOfOneKind && IsWorth(rival, first, rival.Value switch { StatedAmount => Amounts, StatedDate => Dates, _ => Names });
    }

    private static bool IsWorth(Statement rival, Statement first, Worth least)
    {
        var (own, other) = (rival.Ranked.Features, first.Ranked.Features);
        return rival.Ranked.Evidence >= least.Evidence
            && first.Ranked.Evidence - rival.Ranked.Evidence <= least.Behind
            && (rival.IsAtSamePlace || rival.SpanEvidence >= least.SpanEvidence)
            && own[SentenceFeature.Cover] >= least.Cover * other[SentenceFeature.Cover]
            && own[SentenceFeature.CommonCover] >= least.Cover * other[SentenceFeature.CommonCover];
    }

    /// <summary>Whether one person, place, day or number would answer: "what are two examples" has many answers, and so has "what".</summary>
    private static bool AsksForOne(QuestionAnalysis question) =>
        (question.Expected is AnswerType.Person or AnswerType.Place or AnswerType.Name or AnswerType.Date or AnswerType.Count or AnswerType.Money
            or AnswerType.Percent or AnswerType.Amount or AnswerType.Duration)
        && !question.Tokens.Any(token => token.Form is "are" or "were" or "zijn" or "waren" or "some" or "examples" or "two" or "three" or "other" or "besides"
            or "another" or "enkele" or "voorbeelden" or "twee" or "drie" or "andere" or "behalve");

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

    private static Statement? First(Citation citation, QuestionView question, IReadOnlyList<RankedPassage> ranked)
    {
        var quote = citation.Quote;
        var passage = ranked.FirstOrDefault(one => one.Hit.Article.Id == quote.ArticleId && one.Hit.Span == quote.Span);
        var isYesNo = question.Question.Expected == AnswerType.YesNo;
        if (passage is null || citation.AnswerSpan is null && !isYesNo)
            return null;
        var reading = new SentenceReading(quote.Text, passage.Hit.Article.Sentences[passage.Hit.Sentence].Language, citation.Source.Published);
        var stated = isYesNo ? PolarityReader.Read(question, passage.Hit, reading) : reading.Read(citation.AnswerSpan!.Value);
        return stated is { } value ? new Statement(passage, citation.Passage, reading, value) : null;
    }

    /// <summary>Whether a passage with its surroundings holds what is asked about as the first does.</summary>
    private static bool IsOnTheSame(RankedPassage passage, RankedPassage first, float share) =>
        NamesOf(passage) >= NamesOf(first) - 0.05f && All(passage) >= share * All(first);

    private static float NamesOf(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.NameContextCover], passage.Features[SentenceFeature.NameParagraphCover]);

    private static float All(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.ContextCover], passage.Features[SentenceFeature.ParagraphCover]);

    /// <param name="Behind">How far below the first one's evidence.</param>
    /// <param name="Cover">Share of what the first sentence holds of the question.</param>
    private sealed record Worth(float Evidence, float SpanEvidence, float Behind, float Cover);
}
