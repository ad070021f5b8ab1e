using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>What to look for.</summary>
/// <param name="Terms">Each counts once, however many of its alternatives a sentence holds.</param>
/// <param name="Collections">Collections to look in; null for all.</param>
/// <param name="Limit">How many hits to return at the most.</param>
/// <param name="Asked">Articles published shortly before are preferred, others are not excluded.</param>
public sealed record PassageQuery(
    IReadOnlyList<QueryTerm> Terms, IReadOnlySet<string>? Collections, int Limit, DateTimeOffset Asked)
{
    /// <summary>Only articles that match; null for all.</summary>
    public SourceFilter? Sources { get; init; }

    /// <summary>Sentences that speak of this time, and articles published in it, are preferred to recent ones; null when no time is asked about.</summary>
    public TimeInterval? Period { get; init; }

    /// <summary>The newer of two articles is preferred however old both are.</summary>
    public bool IsAboutNow { get; init; }

    /// <summary>Indexes of terms of which at least half must stand in a sentence's paragraph, one beside it or the title.</summary>
    public IReadOnlyList<int> Near { get; init; } = [];
}

/// <summary>Which articles are looked in.</summary>
/// <param name="Name">A publisher's or site's, as <see cref="SourceNames.Key"/> writes it; null for any.</param>
/// <param name="Language">ISO 639-1; null for any.</param>
/// <param name="Published">Null for any time; an article without a date is in none.</param>
public sealed record SourceFilter(string? Name, string? Language, TimeInterval? Published)
{
    /// <summary>Only these; null for any.</summary>
    public IReadOnlySet<ArticleId>? Articles { get; init; }

    /// <summary>Whether it takes articles of one source and language alike.</summary>
    internal bool TakesAllAlike => Articles is null && Published is null;

    /// <summary>Whether it takes articles of this one's source and language.</summary>
    internal bool TakesLike(IndexedArticle article) =>
        (Name is null || Array.IndexOf(article.SourceNames, Name) >= 0)
        && (Language is null || article.Language == Language);

    /// <summary>Whether it takes just this one of those like it.</summary>
    internal bool TakesItself(IndexedArticle article) =>
        (Articles?.Contains(article.Id) ?? true)
        && (Published is not { } period || article.Published is { } date && TimeInterval.Of(date).Overlaps(period));
}

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

    /// <summary>What it gains by being recent, or of the time that is asked about.</summary>
    internal float Recency { get; init; }

    /// <summary>How near its passage's meaning is to the question's, from 0 to 1; 0 where nobody knows.</summary>
    internal float Similarity { get; init; }

    public TextSpan Span => Article.Sentences[Sentence].Span;
}
