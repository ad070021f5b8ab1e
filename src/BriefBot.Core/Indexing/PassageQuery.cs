using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>What to look for.</summary>
/// <param name="Terms">Each counts once, however many of its alternatives a sentence holds.</param>
/// <param name="Collections">Collections to look in; null for all.</param>
/// <param name="Limit">How many hits to return at the most.</param>
/// <param name="Asked">Articles published shortly before are preferred, others are not excluded.</param>
public sealed record PassageQuery(
    IReadOnlyList<QueryTerm> Terms, IReadOnlySet<string>? Collections, int Limit, DateTimeOffset Asked);

/// <summary>One thing asked for: index terms that mean it (stems in either language, synonyms, translations).</summary>
/// <param name="Alternatives">
/// With the share of a full match that each is worth, above 0 and at most 1; those of 1, the word itself, first.
/// </param>
public sealed record QueryTerm(IReadOnlyList<(string Term, float Weight)> Alternatives);

/// <param name="Hits">Best first.</param>
/// <param name="Idf">Inverse document frequency of each query term, over sentences; the greatest for one that occurs nowhere.</param>
/// <param name="Matches">From term numbers to the query terms that they match, one as a rule.</param>
public sealed record PassageHits(
    IReadOnlyList<PassageHit> Hits, IReadOnlyList<float> Idf, IReadOnlyDictionary<int, TermMatch[]> Matches)
{
    /// <summary>How many sentences the index holds.</summary>
    public required int Searched { get; init; }
}

/// <param name="Term">Index into <see cref="PassageQuery.Terms"/>.</param>
public readonly record struct TermMatch(int Term, float Weight);

/// <param name="Sentence">Index into the article's sentences.</param>
/// <param name="Score">BM25 over sentence, paragraph and title, and recency.</param>
/// <param name="SentenceScore">The sentence's own part of it.</param>
public readonly record struct PassageHit(IndexedArticle Article, int Sentence, float Score, float SentenceScore)
{
    /// <summary>BM25 of the paragraph, before it is weighted.</summary>
    internal float ParagraphScore { get; init; }

    /// <summary>BM25 of the title, before it is weighted.</summary>
    internal float TitleScore { get; init; }

    /// <summary>What the article gains by being recent.</summary>
    internal float Recency { get; init; }

    public TextSpan Span => Article.Sentences[Sentence].Span;
}
