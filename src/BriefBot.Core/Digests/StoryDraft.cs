using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>A told story before its citations have numbers. The same for all subscriptions that see the same of it.</summary>
/// <param name="Key">The sentences that tell it; at least one.</param>
internal sealed record StoryDraft(
    StoryId Id,
    IReadOnlyList<Passage> Key,
    IReadOnlyList<StoredArticle> Sources,
    int Articles,
    int Publishers,
    IReadOnlyList<DraftChange> Changes,
    IReadOnlyList<DraftDispute> Disputes)
{
    /// <param name="number">The story's.</param>
    /// <param name="first">The first citation's.</param>
    public ReplyStory Number(int number, int first)
    {
        var citations = new List<Citation>();
        foreach (var passage in Key)
            NumberOf(passage);
        var changes = Changes.Select(change => new StoryChange(change.Kind, [.. change.Values.Select(Claim)], change.Articles, change.Count)).ToList();
        var disputes = Disputes.Select(dispute => new Disagreement(dispute.Kind, [.. dispute.Values.Select(Claim)])).ToList();
        return new ReplyStory
        {
            Number = number,
            Id = Id,
            Citations = citations,
            Key = [.. citations.Take(Key.Count).Select(citation => citation.Number)],
            Sources = Sources,
            Articles = Articles,
            Publishers = Publishers,
            Changes = changes,
            Disagreements = disputes,
        };

        Claim Claim(DraftValue value) => new(value.Value, NumberOf(value.Passage));

        int NumberOf(Passage passage)
        {
            if (citations.Find(citation => citation.Quote == passage.Quote) is { } known)
                return known.Number;
            citations.Add(new Citation(first + citations.Count, passage, null));
            return citations[^1].Number;
        }
    }
}

/// <param name="Value">Verbatim from the passage.</param>
internal sealed record DraftValue(Passage Passage, string Value);

/// <param name="Values">As it was and as it is; empty where articles changed.</param>
internal sealed record DraftChange(StoryChangeKind Kind, IReadOnlyList<DraftValue> Values, IReadOnlyList<StoredArticle> Articles, int Count);

internal sealed record DraftDispute(DisagreementKind Kind, IReadOnlyList<DraftValue> Values);
