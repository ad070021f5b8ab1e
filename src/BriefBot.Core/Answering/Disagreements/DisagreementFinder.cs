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

    /// <summary>What the best sentences of other articles say in place of the answer, best first; the answer's own first.</summary>
    /// <param name="ranked">The list that the answer's first citation is from.</param>
    public async Task<List<Statement>> ReadAsync(
        Citation citation, QuestionView question, IReadOnlyList<RankedPassage> ranked, CancellationToken cancellationToken)
    {
        if (First(citation, ranked) is not { } first)
            return [];
        var statements = new List<Statement> { first };
        var reader = new RivalReader(question, first, models.Spans);
        var articles = new Dictionary<ArticleId, (Article? Article, int Passages)>();
        var read = 0;
        foreach (var passage in ranked.Take(Depth))
        {
            var id = passage.Hit.Article.Id;
            if (read == MaxPassages)
                break;
            if (id == citation.Source.Id || !IsOnTheSame(passage, first.Ranked))
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
    private static bool IsOnTheSame(RankedPassage passage, RankedPassage first)
    {
        var (names, all) = (Names(passage), All(passage));
        return names >= Names(first) - 0.05f && all >= 0.8f * All(first);
    }

    private static float Names(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.NameContextCover], passage.Features[SentenceFeature.NameParagraphCover]);

    private static float All(RankedPassage passage) =>
        Math.Max(passage.Features[SentenceFeature.ContextCover], passage.Features[SentenceFeature.ParagraphCover]);
}
