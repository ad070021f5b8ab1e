using BriefBot.Core.Answering.Timelines;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>"timeline X": what happened, oldest first, each line with the sentence that says so.</summary>
internal sealed class TimelineIntent(TimelineFinder timelines)
{
    private const int AtOnce = 8;

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var name = turn.Command.Argument;
        if (name.Length == 0)
            return turn.Problem(turn.Texts.TimelineOfWhat);
        var timeline = await timelines.FindAsync(name, turn.Message.Collections, turn.Command.AsOf, cancellationToken);
        var reply = TimelineReply.Of(timeline, turn.Language, AtOnce);
        if (timeline.Lines.Count == 0)
            return reply with { Suggestions = [$"{turn.Texts.NewsWord} {name}"] };
        var others = timeline.Lines.Skip(AtOnce).Select(line => line.Passages[0]).ToList();
        if (others.Count > 0)
        {
            reply = reply with
            {
                Suggestions = [turn.Texts.MoreWord],
                Buttons = turn.Message.Place is null ? [] : [new ReplyButton(turn.Texts.MoreLabel, turn.Texts.MoreWord)],
            };
        }
        return new Outcome(reply, new ThreadState
        {
            LastQuestion = turn.Message.Text,
            Cited = [.. timeline.Lines.Take(AtOnce).Select(line => QuoteReference.Of(line.Passages[0].Quote))],
            Others = [.. others.Select(passage => QuoteReference.Of(passage.Quote))],
        });
    }
}
