using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

/// <summary>A question and its hits, with the sums that every sentence's features are shares of.</summary>
internal sealed class QuestionView
{
    private const int MayMatchMask = 4_095;

    private readonly Dictionary<(IndexedArticle, int), SentenceMatch> _matches = [];
    private readonly Dictionary<int, ulong> _related = [];

    /// <summary>By the last bits of a term's number: tells most words to match nothing without looking them up.</summary>
    private readonly bool[] _mayMatch = new bool[MayMatchMask + 1];

    public QuestionView(QuestionAnalysis question, PassageHits hits, IndexWords words)
    {
        Question = question;
        Hits = hits;
        Words = words;
        foreach (var term in hits.Matches.Keys)
            _mayMatch[term & MayMatchMask] = true;
        FindRelated();
        Weights = [.. question.Terms.Select((term, i) => term.Weight * hits.Idf[i])];
        Total = Math.Max(1e-6f, Weights.Sum());
        Heaviest = Math.Max(1e-6f, Weights.DefaultIfEmpty(0).Max());
        Rarest = Array.IndexOf(Weights, Heaviest);
        IsNumber = [.. question.Terms.Select(term => char.IsAsciiDigit(term.Form[0]))];
        Tags = QuestionTags.Of(question);
        Kinds = [.. question.Terms.Select(term => term.Position < Tags.Count ? KindOf(Tags[term.Position]) : WordKind.Other)];
        Asking = question.Asking;
        Head = FindHead(question, Asking);
        TokenNumbers = words.Numbers(question.Tokens.Select(token => token.Stem));
        BestFirstStage = Math.Max(1e-6f, hits.Hits.Select(hit => hit.Score - hit.Recency).DefaultIfEmpty(0).Max());
        BestSentence = Math.Max(1e-6f, hits.Hits.Select(hit => hit.SentenceScore).DefaultIfEmpty(0).Max());
        BestParagraph = Math.Max(1e-6f, hits.Hits.Select(hit => hit.ParagraphScore).DefaultIfEmpty(0).Max());
    }

    public QuestionAnalysis Question { get; }

    public PassageHits Hits { get; }

    public IndexWords Words { get; }

    /// <summary>Of each term: inverse document frequency times term weight.</summary>
    public float[] Weights { get; }

    public float Total { get; }

    public float Heaviest { get; }

    /// <summary>Index of the heaviest term; -1 when there are none.</summary>
    public int Rarest { get; }

    public bool[] IsNumber { get; }

    /// <summary>Parts of speech of the question's tokens.</summary>
    public IReadOnlyList<PartOfSpeech> Tags { get; }

    /// <summary>Of each term.</summary>
    public WordKind[] Kinds { get; }

    /// <summary>Index of the question word among the tokens; -1 when there is none.</summary>
    public int Asking { get; }

    /// <summary>Index of the first term behind the question word; -1 when there is none near.</summary>
    public int Head { get; }

    /// <summary>Term numbers of all of the question's tokens, -1 for what no article holds.</summary>
    public IReadOnlyList<int> TokenNumbers { get; }

    public float BestFirstStage { get; }

    public float BestSentence { get; }

    public float BestParagraph { get; }

    public bool IsAskedFor(int termNumber) => MatchesOf(termNumber) is not null;

    /// <summary>False for most words that neither match nor are related.</summary>
    public bool MayMatch(int termNumber) => _mayMatch[termNumber & MayMatchMask];

    /// <summary>The terms that a word of an article begins like; a bit each.</summary>
    public ulong RelatedTo(int termNumber) => _related.GetValueOrDefault(termNumber);

    /// <summary>The terms that a word of an article matches; null for none, as with most words.</summary>
    public TermMatch[]? MatchesOf(int termNumber) =>
        _mayMatch[termNumber & MayMatchMask] && Hits.Matches.TryGetValue(termNumber, out var matches) ? matches : null;

    public SentenceMatch Match(IndexedArticle article, int sentence)
    {
        if (!_matches.TryGetValue((article, sentence), out var match))
            _matches[(article, sentence)] = match = new SentenceMatch(this, article, sentence);
        return match;
    }

    /// <summary>Adds what the title holds.</summary>
    public void MatchTitle(IndexedArticle article, Span<float> matched)
    {
        MatchTitle(article.TitleTerms, matched);
        MatchTitle(article.TitleExpressions, matched);
    }

    private void MatchTitle(ReadOnlySpan<int> terms, Span<float> matched)
    {
        foreach (var term in terms)
        {
            if (MatchesOf(term) is not { } matches)
                continue;
            foreach (var match in matches)
                matched[match.Term] = Math.Max(matched[match.Term], match.Weight);
        }
    }

    private void FindRelated()
    {
        for (var term = 0; term < Math.Min(Question.Terms.Count, 64); term++)
        {
            foreach (var number in Words.RelativesOf(Question.Tokens[Question.Terms[term].Position].Stem))
            {
                _related[number] = _related.GetValueOrDefault(number) | 1UL << term;
                _mayMatch[number & MayMatchMask] = true;
            }
        }
    }

    private static WordKind KindOf(PartOfSpeech tag) => tag switch
    {
        PartOfSpeech.Verb or PartOfSpeech.Auxiliary => WordKind.Verb,
        PartOfSpeech.Noun or PartOfSpeech.Other => WordKind.Noun,
        PartOfSpeech.Adjective or PartOfSpeech.Adverb => WordKind.Adjective,
        _ => WordKind.Other,
    };

    private static int FindHead(QuestionAnalysis question, int asking)
    {
        for (var term = 0; term < question.Terms.Count; term++)
        {
            if (asking >= 0 && question.Terms[term].Position - asking is > 0 and <= 3)
                return term;
        }
        return -1;
    }
}

/// <summary>What a word of a question does there, names and numbers aside.</summary>
internal enum WordKind
{
    Other,
    Verb,
    Noun,
    Adjective,
}
