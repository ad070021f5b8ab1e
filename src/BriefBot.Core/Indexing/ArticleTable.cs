using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Indexing;

/// <summary>The articles of a segment by slot: there already, or made of their segment's file when they are asked for.</summary>
internal sealed class ArticleTable
{
    private readonly IndexedArticle?[] _articles;
    private readonly StoredArticles? _stored;

    public ArticleTable(IndexedArticle[] articles) => _articles = articles;

    public ArticleTable(StoredArticles stored)
    {
        _stored = stored;
        _articles = new IndexedArticle?[stored.Count];
    }

    public int Length => _articles.Length;

    /// <summary>The same object for as long as the segment is there.</summary>
    public IndexedArticle this[int slot] => Volatile.Read(ref _articles[slot]) ?? Make(slot);

    private IndexedArticle Make(int slot)
    {
        var made = _stored!.Read(slot);
        return Interlocked.CompareExchange(ref _articles[slot], made, null) ?? made;
    }
}
