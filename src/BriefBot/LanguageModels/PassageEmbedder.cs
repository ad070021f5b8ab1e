using BriefBot.Core.Indexing;

namespace BriefBot.LanguageModels;

/// <summary>
/// Gets the vectors that articles wait for. Several processes may do so at once: each article is leased. No text is sent
/// twice: not one that another article or revision holds, nor one that was paid for before something went wrong.
/// </summary>
internal sealed class PassageEmbedder(EmbeddingModel model, IEmbeddingStore store)
{
    private const int BatchLength = 32;
    private const int MostAttempts = 5;

    /// <summary>Longer than the longest article takes, so that nobody else begins with it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(2);

    /// <summary>For a batch: a model on a small machine takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>What the article that was begun last has already.</summary>
    private readonly Dictionary<string, byte[]> _paid = [];

    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) => store.CountWaitingAsync(model.Name, cancellationToken);

    /// <summary>One article. False when there is nothing to do for now, or the service cannot be asked.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        if (model.Circuit.Remaining > TimeSpan.Zero || await store.TakeAsync(model.Name, _worker, Lease, cancellationToken) is not { } leased)
            return false;
        var passages = PassageVectors.Cut(leased.Text).Select(span => (Span: span, Text: span.In(leased.Text).ToString()))
            .Select(one => (one.Span, one.Text, Hash: PassageVectors.Hash(one.Text))).ToList();
        var known = new Dictionary<string, byte[]>(await store.FindAsync(model.Name, [.. passages.Select(one => one.Hash)], cancellationToken));
        foreach (var (hash, vector) in _paid)
            known.TryAdd(hash, vector);
        foreach (var batch in passages.Where(one => !known.ContainsKey(one.Hash)).DistinctBy(one => one.Hash).Chunk(BatchLength).ToList())
        {
            switch (await model.AskAsync([.. batch.Select(one => one.Text)], Patience, cancellationToken))
            {
                case EmbeddingOutcome.Made made:
                    for (var i = 0; i < batch.Length; i++)
                        _paid[batch[i].Hash] = known[batch[i].Hash] = PassageVectors.Pack(made.Vectors[i]);
                    break;
                case EmbeddingOutcome.Refused when leased.Attempts >= MostAttempts:
                    // The rest of the article is found by its words.
                    break;
                case EmbeddingOutcome.Refused:
                    return await store.PostponeAsync(leased, TryAgainAfter * Math.Pow(2, leased.Attempts), isAttempt: true, CancellationToken.None);
                default:
                    await store.PostponeAsync(leased, TimeSpan.Zero, isAttempt: false, CancellationToken.None);
                    return false;
            }
        }
        // Paid for: it is stored even while the host stops.
        await store.FinishAsync(
            leased,
            [.. passages.Where(one => known.ContainsKey(one.Hash)).Select(one => new PassageVector(one.Span, one.Hash, known[one.Hash]))],
            CancellationToken.None);
        _paid.Clear();
        return true;
    }
}
