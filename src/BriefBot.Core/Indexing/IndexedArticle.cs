using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One article's stored analysis as the index holds it: terms as numbers of the index's dictionary, no text. Never changes,
/// so that a hit stays readable whatever happens to the index meanwhile. Only the articles that were last looked at are
/// held unpacked.
/// </summary>
public sealed class IndexedArticle
{
    private readonly UnpackedArticles _unpacked;
    private readonly byte[] _packed;
    private volatile ArticleBody? _body;

    internal IndexedArticle(ArticleChange change, TextAnalysis analysis, Vocabulary vocabulary, UnpackedArticles unpacked)
    {
        Id = change.Id;
        Change = change.Sequence;
        Revision = change.Revision;
        Collection = change.Collection;
        Published = change.Published;
        SourceNames = Indexing.SourceNames.Of(change.Publisher, change.Url);
        Language = analysis.Language;
        Facts = [.. change.Facts];
        _unpacked = unpacked;
        _body = new ArticleBody(analysis, vocabulary);
        _packed = ArticleBodyFormat.Write(_body);
        unpacked.Note(this);
    }

    public ArticleId Id { get; }

    public int Revision { get; }

    /// <summary>The number of the change that brought it.</summary>
    public long Change { get; }

    public string Collection { get; }

    public PublicationDate? Published { get; }

    public string Language { get; }

    /// <summary>What its publisher and its site go by, as <see cref="Indexing.SourceNames.Key"/> writes them.</summary>
    internal string[] SourceNames { get; }

    public IReadOnlyList<Sentence> Sentences => Body.Sentences;

    /// <summary>What it says, in the order of its sentences.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The title's indexed terms.</summary>
    internal int[] TitleTerms => Body.TitleTerms;

    /// <summary>The title's expressions, as terms. They say again what its words say, so the title is no longer for them.</summary>
    internal int[] TitleExpressions => Body.TitleExpressions;

    /// <summary>Term numbers of all tokens of the text, stop words included, in order.</summary>
    internal int[] Terms => Body.Terms;

    /// <summary>The tokens' kinds, parallel to <see cref="Terms"/>.</summary>
    internal TokenKind[] Kinds => Body.Kinds;

    /// <summary>The tokens' parts of speech, parallel to <see cref="Terms"/>; empty where nobody tagged them.</summary>
    internal PartOfSpeech[] Tags => Body.Tags;

    internal (TokenRange Tokens, MentionKind Kind)[] Mentions => Body.Mentions;

    internal (TokenRange Tokens, QuantityKind Kind)[] Quantities => Body.Quantities;

    internal TokenRange[] Dates => Body.Dates;

    /// <summary>When each of <see cref="Dates"/> was; empty where that is not known.</summary>
    internal TimeInterval[] Intervals => Body.Intervals;

    /// <summary>Terms of names that sentences speak of without writing them in full ("he", "Smith" for "John Smith"), in the order of sentences.</summary>
    internal (int Sentence, int Term)[] References => Body.References;

    /// <summary>Those of one sentence.</summary>
    internal ReadOnlySpan<(int Sentence, int Term)> ReferencesIn(int sentence)
    {
        var references = References;
        var start = Array.BinarySearch(references, (sentence, -1));
        start = start < 0 ? ~start : start;
        var stop = start;
        while (stop < references.Length && references[stop].Sentence == sentence)
            stop++;
        return references.AsSpan(start, stop - start);
    }

    internal static bool IsIndexed(TokenKind kind) =>
        (kind & (TokenKind.StopWord | TokenKind.Sign)) == 0;

    /// <summary>The expressions that begin with one of these tokens, as terms.</summary>
    internal ReadOnlySpan<(int Token, int Term)> ExpressionsIn(int first, int end)
    {
        var expressions = Body.Expressions;
        var start = Array.BinarySearch(expressions, (first, -1));
        start = start < 0 ? ~start : start;
        var stop = start;
        while (stop < expressions.Length && expressions[stop].Token < end)
            stop++;
        return expressions.AsSpan(start, stop - start);
    }

    /// <summary>Whether a sentence speaks of a time within a period, and of one not much longer than it.</summary>
    internal bool SpeaksOf(TimeInterval period, Sentence sentence)
    {
        var (dates, intervals) = (Dates, Intervals);
        var (low, high) = (0, dates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = dates[middle].First < sentence.FirstToken ? (middle + 1, high) : (low, middle);
        }
        for (; low < dates.Length && dates[low].First < sentence.FirstToken + sentence.TokenCount; low++)
        {
            if (intervals[low].Overlaps(period) && intervals[low].IsAboutAsShortAs(period))
                return true;
        }
        return false;
    }

    /// <summary>Lets go of what can be unpacked again.</summary>
    internal void Pack() => _body = null;

    private ArticleBody Body => _body ?? Unpack();

    private ArticleBody Unpack()
    {
        var body = ArticleBodyFormat.Read(_packed);
        _body = body;
        _unpacked.Note(this);
        return body;
    }
}

/// <summary>A run of an article's tokens.</summary>
internal readonly record struct TokenRange(int First, int Count)
{
    public int End => First + Count;

    public bool IsWithin(int first, int end) => First >= first && End <= end;
}
