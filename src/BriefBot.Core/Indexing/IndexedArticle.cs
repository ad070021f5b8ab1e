using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing;

/// <summary>
/// One article's stored analysis as the index holds it: terms as numbers of the index's dictionary, no text. Never changes,
/// so that a hit stays readable whatever happens to the index meanwhile. Only the articles that were last looked at are
/// held unpacked.
/// </summary>
public sealed class IndexedArticle : IEquatable<IndexedArticle>
{
    private readonly UnpackedArticles _unpacked;
    private volatile ArticleBody? _body;

    internal IndexedArticle(ArticleChange change, TextAnalysis analysis, Vocabulary vocabulary, UnpackedArticles unpacked)
    {
        Id = change.Id;
        Change = change.Sequence;
        Revision = change.Revision;
        Published = change.Published;
        Kind = new ArticleKind(change.Collection, analysis.Language, Indexing.SourceNames.Of(change.Publisher, change.Url));
        _unpacked = unpacked;
        _body = new ArticleBody(analysis, vocabulary);
        Packed = PackedArticle.Of(_body, change.Facts);
        unpacked.Note(this);
    }

    internal IndexedArticle(in ArticleRecord record, ArticleKind kind, PackedArticle packed, UnpackedArticles unpacked)
    {
        Id = record.Id;
        Change = record.Change;
        Revision = record.Revision;
        Published = record.Published;
        (Kind, Packed, _unpacked) = (kind, packed, unpacked);
    }

    public ArticleId Id { get; }

    public int Revision { get; }

    /// <summary>The number of the change that brought it.</summary>
    public long Change { get; }

    public string Collection => Kind.Collection;

    public PublicationDate? Published { get; }

    public string Language => Kind.Language;

    /// <summary>What its publisher and its site go by, as <see cref="Indexing.SourceNames.Key"/> writes them.</summary>
    internal string[] SourceNames => Kind.SourceNames;

    internal ArticleKind Kind { get; }

    internal PackedArticle Packed { get; }

    public IReadOnlyList<Sentence> Sentences => Body.Sentences;

    /// <summary>What it says, in the order of its sentences.</summary>
    public IReadOnlyList<Fact> Facts
    {
        get
        {
            var body = Body;
            return body.Facts ??= ReadFacts();
        }
    }

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

    /// <summary>Of one moment's index: an article is the same whether it lies in memory or in a file.</summary>
    public bool Equals(IndexedArticle? other) => ReferenceEquals(this, other) || (other is not null && Change == other.Change && Id == other.Id);

    public override bool Equals(object? obj) => Equals(obj as IndexedArticle);

    public override int GetHashCode() => Change.GetHashCode();

    public static bool operator ==(IndexedArticle? one, IndexedArticle? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(IndexedArticle? one, IndexedArticle? other) => !(one == other);

    /// <summary>Its <see cref="Facts"/>, without the words.</summary>
    internal IReadOnlyList<Fact> ReadFacts() => Packed.ReadFacts();

    /// <summary>Lets go of what can be unpacked again.</summary>
    internal void Pack() => _body = null;

    private ArticleBody Body => _body ?? Unpack();

    private ArticleBody Unpack()
    {
        var body = Packed.ReadBody();
        _body = body;
        _unpacked.Note(this);
        return body;
    }
}

/// <summary>What many articles share.</summary>
/// <param name="SourceNames">As <see cref="IndexedArticle.SourceNames"/>.</param>
internal sealed record ArticleKind(string Collection, string Language, string[] SourceNames);

/// <summary>A run of an article's tokens.</summary>
internal readonly record struct TokenRange(int First, int Count)
{
    public int End => First + Count;

    public bool IsWithin(int first, int end) => First >= first && End <= end;
}
