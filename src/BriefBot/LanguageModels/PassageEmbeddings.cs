using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.LanguageModels;

/// <summary>
/// The vectors of all passages in memory, followed from the store, and the nearest to a question by exact cosine. Holds
/// those finished last, up to <see cref="MostBytes"/>.
/// </summary>
internal sealed class PassageEmbeddings(EmbeddingModel model, IEmbeddingStore store) : IPassageEmbeddings, IDisposable
{
    /// <summary>Of vectors: some 350,000 passages of 768 dimensions.</summary>
    public const long MostBytes = 256L << 20;

    private const int MostNear = 8;

    /// <summary>Less is as near as passages are by chance.</summary>
    private const float LeastSimilarity = 0.25f;

    /// <summary>What an answer waits for the question's vector at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly SemaphoreSlim _following = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<ArticleId, Held> _held = [];
    private readonly Queue<(ArticleId Id, Held Held)> _order = [];
    private long _bytes;
    private long _after;

    public async Task<IReadOnlyList<NearPassage>> FindAsync(string question, Func<ArticleId, bool> mayLook, CancellationToken cancellationToken)
    {
        await FollowAsync(cancellationToken);
        lock (_lock)
        {
            if (_held.Count == 0)
                return [];
        }
        return await model.AskAsync([question], Patience, cancellationToken) is EmbeddingOutcome.Made made
            ? Nearest(PassageVectors.Pack(made.Vectors[0]), mayLook)
            : [];
    }

    public void Dispose() => _following.Dispose();

    private List<NearPassage> Nearest(byte[] question, Func<ArticleId, bool> mayLook)
    {
        KeyValuePair<ArticleId, Held>[] all;
        lock (_lock)
            all = [.. _held];
        var length = PassageVectors.Length(question);
        var (sum, count) = (0.0, 0);
        var best = new PriorityQueue<(ArticleId Id, int Revision, TextSpan Span), float>();
        foreach (var (id, held) in all)
        {
            var isVisible = (bool?)null;
            foreach (var passage in held.Passages)
            {
                if (passage.Vector.Length != question.Length)
                    continue;
                var cosine = PassageVectors.Dot(question, passage.Vector) / (length * passage.Length);
                (sum, count) = (sum + cosine, count + 1);
                if (best.Count == MostNear && best.TryPeek(out _, out var least) && cosine <= least || !(isVisible ??= mayLook(id)))
                    continue;
                best.Enqueue((id, held.Revision, passage.Span), cosine);
                if (best.Count > MostNear)
                    best.Dequeue();
            }
        }
        // Models differ in what cosine they give to texts that have nothing to do with each other: the mean tells.
        var mean = count == 0 ? 0 : Math.Clamp((float)(sum / count), 0, 0.95f);
        var near = new List<NearPassage>();
        while (best.TryDequeue(out var found, out var cosine))
        {
            if ((cosine - mean) / (1 - mean) is var similarity and >= LeastSimilarity)
                near.Add(new NearPassage(found.Id, found.Revision, found.Span, Math.Min(1, similarity)));
        }
        near.Reverse();
        return near;
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            EmbeddingPage page;
            do
            {
                page = await store.ReadAsync(model.Name, _after, cancellationToken);
                lock (_lock)
                {
                    foreach (var article in page.Articles)
                        Hold(article);
                }
                _after = page.Last;
            }
            while (!page.IsLast);
        }
        finally
        {
            _following.Release();
        }
    }

    private void Hold(EmbeddedArticle article)
    {
        if (_held.Remove(article.Id, out var old))
            _bytes -= old.Bytes;
        var held = new Held(article.Revision, [.. article.Passages.Select(one => new Passage(one.Span, one.Vector, PassageVectors.Length(one.Vector)))]);
        _held[article.Id] = held;
        _order.Enqueue((article.Id, held));
        _bytes += held.Bytes;
        while (_bytes > MostBytes && _order.TryDequeue(out var first))
        {
            if (_held.GetValueOrDefault(first.Id) == first.Held && _held.Remove(first.Id))
                _bytes -= first.Held.Bytes;
        }
    }

    private readonly record struct Passage(TextSpan Span, byte[] Vector, float Length);

    private sealed class Held(int revision, Passage[] passages)
    {
        public int Revision => revision;

        public Passage[] Passages => passages;

        public long Bytes { get; } = passages.Sum(one => (long)one.Vector.Length);
    }
}
