using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"more": the next passages on what this person asked last in this thread.</summary>
internal sealed class MoreIntent(IArticleStore store)
{
    private const int AtOnce = 3;

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State.LastQuestion is null)
            return turn.Problem(turn.Texts.NothingAsked);
        var before = Before(turn);
        var (passages, shown) = await NextAsync(turn, before, cancellationToken);
        var state = turn.State with
        {
            OthersShown = shown,
            Asked = turn.Message.Place?.EventKey is { } key ? new MoreAsked(key, before) : null,
        };
        if (passages.Count == 0)
            return new Outcome(turn.Say(ReplyKind.Done, turn.Texts.NoMore), state);
        var left = turn.State.Others.Count - shown;
        var reply = turn.Say(ReplyKind.Done, turn.Texts.MorePassages) with
        {
            Passages = passages,
            Suggestions = left > 0 ? [turn.Texts.MoreWord] : [],
            Buttons = left > 0 ? [new ReplyButton(turn.Texts.MoreLabel, turn.Texts.MoreWord)] : [],
            Notices = QuoteReading.SampleNotices(passages.Select(passage => passage.Source), turn.Language),
        };
        return new Outcome(reply, state);
    }

    /// <summary>An event that is handled again, since its first handling was not recorded, skips nothing.</summary>
    private static int Before(Turn turn) => turn.State.Asked is { } asked && asked.Event == turn.Message.Place?.EventKey
        ? asked.ShownBefore
        : turn.State.OthersShown;

    private async Task<(List<Passage> Passages, int Shown)> NextAsync(Turn turn, int shown, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        while (shown < turn.State.Others.Count && passages.Count < AtOnce)
        {
            if (await store.ReadAsync(turn.State.Others[shown++], turn.Message, cancellationToken) is { } passage)
                passages.Add(passage);
        }
        return (passages, shown);
    }
}
