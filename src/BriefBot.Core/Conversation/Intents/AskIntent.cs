using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Notation;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>A question: answered with citations, or refused with the nearest passages.</summary>
internal sealed class AskIntent(AnswerEngine engine)
{
    private const int NearestPassages = 3;

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        var texts = ReplyTexts.For(turn.Language);
        switch (MessageShapes.Of(message.Text))
        {
            case MessageShape.TooLong:
                return turn.Problem(texts.Format(texts.TooLong, Question.MaxLength));
            case MessageShape.Code:
                return turn.Problem(turn.Texts.IsCode);
        }
        var question = new Question
        {
            Text = message.Text,
            Language = turn.Language,
            Asked = message.Received,
            Collections = message.Collections,
            Threshold = message.Threshold,
        };
        var result = await engine.AnswerAsync(question, cancellationToken);
        var reply = result switch
        {
            Answer answer => Answered(answer),
            NoAnswer refusal => Refused(refusal),
            var other => throw new InvalidOperationException($"Unexpected result {other.GetType().Name}."),
        };
        return InConversation(turn, WithLanguageHint(turn, reply));
    }

    private static Reply Answered(Answer answer)
    {
        var texts = ReplyTexts.For(answer.Language);
        return new Reply
        {
            Kind = ReplyKind.Answer,
            Language = answer.Language,
            Text = answer.ShortAnswer.Length > 0 ? answer.ShortAnswer : texts.FoundPassage,
            Gloss = LocalNotation.Of(answer),
            Citations = answer.Citations,
            Disagreement = answer.Disagreement,
            OtherPassages = [.. Others(answer).Take(NearestPassages)],
            Notices = QuoteReading.SampleNotices(answer.Citations.Select(citation => citation.Source), answer.Language),
            Result = answer,
        };
    }

    private static Reply Refused(NoAnswer refusal)
    {
        var texts = ReplyTexts.For(refusal.Language);
        var nearest = refusal.Candidates.Take(NearestPassages).Select(candidate => candidate.Passage).ToList();
        return new Reply
        {
            Kind = ReplyKind.Refusal,
            Language = refusal.Language,
            Text = texts.Refusals[refusal.Reason],
            Passages = nearest,
            Suggestions = refusal.Reason is NoAnswerReason.EmptyQuestion ? texts.HelpSuggestions : [],
            Notices = QuoteReading.SampleNotices(nearest.Select(passage => passage.Source), refusal.Language),
            Result = refusal,
        };
    }

    private static IEnumerable<Passage> Others(Answer answer)
    {
        var cited = answer.Citations.Select(citation => citation.Quote).ToHashSet();
        return answer.Candidates.Select(candidate => candidate.Passage).Where(passage => !cited.Contains(passage.Quote));
    }

    private static Reply WithLanguageHint(Turn turn, Reply reply) => MessageShapes.IsInOtherLanguage(turn.Message.Text)
        ? reply with { Notices = [.. reply.Notices, turn.Texts.TwoLanguages] }
        : reply;

    /// <summary>In a conversation the answer can be followed up; elsewhere nobody would remember it.</summary>
    private static Outcome InConversation(Turn turn, Reply reply)
    {
        if (turn.Message.Place is null || reply.Result is NoAnswer { Reason: NoAnswerReason.EmptyQuestion or NoAnswerReason.NoArticles })
            return reply;
        var state = StateAfter(turn, reply);
        return new Outcome(reply with { Buttons = Buttons(turn, reply, state) }, state);
    }

    private static ThreadState StateAfter(Turn turn, Reply reply)
    {
        var cited = reply.Result is Answer answer ? answer.Citations.Select(citation => citation.Quote) : reply.Passages.Select(passage => passage.Quote);
        var others = reply.Result is Answer answered
            ? Others(answered)
            : reply.Result!.Candidates.Select(candidate => candidate.Passage).Skip(NearestPassages);
        return new ThreadState
        {
            LastQuestion = turn.Message.Text,
            LastAnswer = reply.Kind == ReplyKind.Answer ? reply.Text : null,
            Cited = [.. cited.Select(QuoteReference.Of)],
            Others = [.. others.Select(passage => QuoteReference.Of(passage.Quote))],
        };
    }

    private static List<ReplyButton> Buttons(Turn turn, Reply reply, ThreadState state)
    {
        var texts = turn.Texts;
        var buttons = new List<ReplyButton>();
        if (state.Cited.Count > 0)
            buttons.Add(new ReplyButton(texts.SourceLabel, texts.SourceWord));
        if (state.Others.Count > 0)
            buttons.Add(new ReplyButton(texts.MoreLabel, texts.MoreWord));
        if (reply.Kind == ReplyKind.Answer)
            buttons.AddRange([new ReplyButton("👍", texts.GoodWord), new ReplyButton("👎", texts.BadWord)]);
        return buttons;
    }
}
