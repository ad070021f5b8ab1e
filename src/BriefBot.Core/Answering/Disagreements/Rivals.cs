using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>What the best sentences of other articles say in place of an answer.</summary>
internal sealed class Rivals(QuestionView question, BoostedTrees spans)
{
    private const int MaxArticles = 8;
    private const int MaxPassages = 12;
    private const int Depth = 40;
    private const int PassagesOfAnArticle = 2;

    // What a sentence must be worth to speak for the first one, in log odds, and how much it must hold of what the first holds.
    private const float LeastEvidence = 1.5f;
    private const float LeastSpanEvidence = 1.5f;
    private const float FarthestBehind = 4.5f;
    private const float LeastCover = 0.7f;

    // The same to deny what it affirms.
    private const float LeastEvidenceToDeny = 2;
    private const float FarthestBehindToDeny = 3.5f;
    private const float LeastCoverToDeny = 0.9f;

    private readonly AskedClass? _asked = AskedClass.Of(question.Question);

    /// <param name="citation">The answer's first one.</param>
    /// <param name="find">An article's text; null where it went away.</param>
    /// <returns>Best first; the answer's own before all others.</returns>
    public async Task<List<Statement>> ReadAsync(Citation citation, IReadOnlyList<RankedPassage> ranked, Func<IndexedArticle, Task<Article?>> find)
    {
        if (First(citation, ranked) is not { } first)
            return [];
        var statements = new List<Statement> { first };
        var reader = new RivalReader(question, first, _asked, spans);
        var passages = new Dictionary<ArticleId, int>();
        var read = 0;
        foreach (var passage in ranked.Take(Depth))
        {
            var id = passage.Hit.Article.Id;
            if (read == MaxPassages)
                break;
            if (id == citation.Source.Id || !IsOnTheSame(passage, first.Ranked, _asked is null ? 0.8f : 0.5f))
                continue;
            var before = passages.GetValueOrDefault(id);
            if (before == 0 && passages.Count == MaxArticles || before == PassagesOfAnArticle || await find(passage.Hit.Article) is not { } article)
                continue;
            passages[id] = before + 1;
            read++;
            if (reader.Read(passage, article) is { } statement)
                statements.Add(statement);
        }
        return statements;
    }

    /// <summary>Whether a sentence of another article says the same, and holds as much of the question.</summary>
    public static bool Support(Statement other, Statement first) =>
        other.Value is not StatedPolarity
        && ValueComparison.Compare(first.Value, other.Value) == Agreement.Same
        && other.Ranked.Evidence >= LeastEvidence
        && first.Ranked.Evidence - other.Ranked.Evidence <= FarthestBehind
        && (other.IsAtSamePlace || other.SpanEvidence >= LeastSpanEvidence)
        && HoldsAsMuch(other, first, SentenceFeature.Cover, LeastCover)
        && HoldsAsMuch(other, first, SentenceFeature.CommonCover, LeastCover);

    /// <summary>Whether a sentence denies what the first affirms or the reverse, or is the first with another value in it.</summary>
    public static bool Oppose(Statement other, Statement first) =>
        ValueComparison.Compare(first.Value, other.Value) == Agreement.Different
        && (other.IsRevision
            || other.Value is StatedPolarity
            && other.Ranked.Evidence >= LeastEvidenceToDeny
            && first.Ranked.Evidence - other.Ranked.Evidence <= FarthestBehindToDeny
            && HoldsAsMuch(other, first, SentenceFeature.Cover, LeastCoverToDeny));

    private static bool HoldsAsMuch(Statement other, Statement first, SentenceFeature feature, float share) =>
        other.Ranked.Features[feature] >= share * first.Ranked.Features[feature];

    private Statement? First(Citation citation, IReadOnlyList<RankedPassage> ranked)
    {
        var quote = citation.Quote;
        var passage = ranked.FirstOrDefault(one => one.Hit.Article.Id == quote.ArticleId && one.Hit.Span == quote.Span);
        var isYesNo = question.Question.Expected == AnswerType.YesNo;
        if (passage is null || citation.AnswerSpan is null && !isYesNo)
            return null;
        var reading = new SentenceReading(quote.Text, passage.Hit.Article.Sentences[passage.Hit.Sentence].Language, citation.Source.Published);
        var stated = isYesNo ? PolarityReader.Read(question, passage.Hit, reading)
            : _asked is null ? reading.Read(citation.AnswerSpan!.Value)
            : AskedValues.Read(question.Question, _asked, reading, citation.AnswerSpan!.Value);
        return stated is { } value ? new Statement(passage, citation.Passage, reading, value) : null;
    }

    /// <summary>Whether a passage with its surroundings holds what is asked about as the first does.</summary>
    private static bool IsOnTheSame(RankedPassage passage, RankedPassage first, float share) =>
        NamesOf(passage) >= NamesOf(first) - 0.05f && All(passage) >= share * All(first);

    private static float NamesOf(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.NameContextCover], passage.Features[SentenceFeature.NameParagraphCover]);

    private static float All(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.ContextCover], passage.Features[SentenceFeature.ParagraphCover]);
}
