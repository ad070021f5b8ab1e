namespace BriefBot.Core.Indexing;

/// <summary>The articles that were last unpacked, so many at the most: each new one lets the oldest go.</summary>
internal sealed class UnpackedArticles(int most = UnpackedArticles.Most)
{
    /// <summary>Those of a few questions' candidates, some ten megabytes.</summary>
    private const int Most = 2_048;

    private readonly IndexedArticle?[] _articles = new IndexedArticle?[most];
    private uint _next;

    /// <summary>Notes an article that has just been unpacked. One that is noted twice is let go early, which costs time only.</summary>
    public void Note(IndexedArticle article)
    {
        var place = Interlocked.Increment(ref _next) % (uint)_articles.Length;
        Interlocked.Exchange(ref _articles[place], article)?.Pack();
    }
}
