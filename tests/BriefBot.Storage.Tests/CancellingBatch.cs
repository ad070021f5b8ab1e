using System.Collections;
using BriefBot.Core.Indexing;

namespace BriefBot.Storage.Tests;

/// <summary>A batch whose caller gives up while it is being stored.</summary>
internal sealed class CancellingBatch(CancellationTokenSource cancelled, int after, IReadOnlyList<AnalyzedArticle> articles)
    : IReadOnlyList<AnalyzedArticle>
{
    public int Count => articles.Count;

    public AnalyzedArticle this[int index]
    {
        get
        {
            if (index == after)
                cancelled.Cancel();
            return articles[index];
        }
    }

    public IEnumerator<AnalyzedArticle> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
