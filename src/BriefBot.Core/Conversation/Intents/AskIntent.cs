using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Composing;
using BriefBot.Core.Answering.Notation;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.FollowUps;
using BriefBot.Core.Conversation.Refusals;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>
/// A question: answered with citations, or refused with the nearest passages. In a thread it may go on from the last one;
/// then the reply says how it was read.
/// </summary>
internal sealed class AskIntent(AnswerEngine engine, IArticleStore store, IOutbox? outbox = null, AnswerComposer? composer = null)
{
    private const int NearestPassages = 3;
    private readonly QuestionReader _reader = new(store);
    private readonly DigestThreads _digests = new(store, outbox);

    public async Task<Outcome> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        switch (MessageShapes.Of(turn.Message.Text))
        {
            case MessageShape.TooLong:
                return turn.Problem(ReplyTexts.For(turn.Language).Format(ReplyTexts.For(turn.Language).TooLong, Question.MaxLength));
            case MessageShape.Code:
                return turn.Problem(turn.Texts.IsCode);
        }
        var (question, result) = await _reader.ReadAsync(
            turn, (text, language) => FindAsync(turn, text, language, cancellationToken), cancellationToken);
        var composition = composer is not null && turn.Message.MayBeComposed && result is Answer answer
            ? await composer.ComposeAsync(question.Question, answer, cancellationToken)
            : null;
        var outcome = Say(turn, question.Question, result, composition);
        return outcome with
        {
            Reply = question.IsRewritten
                ? outcome.Reply with { Notices = [turn.Texts.Format(turn.Texts.ReadAs, question.Question), .. outcome.Reply.Notices] }
                : WithLanguageHint(turn, outcome.Reply),
            State = outcome.State is { } state ? state with { Read = turn.Message.Place?.EventKey is { } key ? question with { Event = key } : null } : null,
        };
    }

    /// <summary>What the articles say to it, in the language of the turn.</summary>
    /// <param name="language">Of the question's own words.</param>
    public async Task<AnswerResult> FindAsync(Turn turn, string text, string language, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        var question = new Question
        {
            Text = text,
            Language = language,
            Asked = message.Received,
            Collections = message.Collections,
            Threshold = message.Threshold,
            Explain = message.Explain,
        };
        // Below a digest a question is about its stories, if they answer it.
        if (await _digests.FindAsync(message, cancellationToken) is { } digest
            && await engine.AnswerAsync(question with { Articles = digest.Articles }, cancellationToken) is Answer answer)
            return answer with { Language = turn.Language };
        return await engine.AnswerAsync(question, cancellationToken) with { Language = turn.Language };
    }

    /// <summary>The reply, with what can be said to follow it up.</summary>
    /// <param name="question">What was answered or refused.</param>
    /// <param name="composition">The answer as a language model words it; null for the articles' own words.</param>
    public static Outcome Say(Turn turn, string question, AnswerResult result, Composition? composition = null) => InConversation(turn, question, result switch
    {
        Answer answer => composition is null ? Answered(turn, question, answer) : Composed(Answered(turn, question, answer), composition),
        NoAnswer refusal => Refused(question, refusal),
        var other => throw new InvalidOperationException($"Unexpected result {other.GetType().Name}."),
    });

    private static Reply Answered(Turn turn, string question, Answer answer)
    {
        var texts = ReplyTexts.For(answer.Language);
        return new Reply
        {
            Kind = ReplyKind.Answer,
            Language = answer.Language,
            Text = answer.Parts.Count > 0 ? PartedText.Of(answer.Parts, answer.Citations, answer.Language)
                : answer.ShortAnswer.Length > 0 ? answer.ShortAnswer : texts.FoundPassage,
            Gloss = LocalNotation.Of(answer),
            Citations = answer.Citations,
            Parts = answer.Parts,
            Disagreement = answer.Disagreement,
            OtherPassages = [.. Others(answer).Take(NearestPassages)],
            Notices =
            [
                .. ReadingNotices.Of(answer),
                .. FactNotices.Of(answer),
                .. OldEvidence.Warning(question, turn.Message.Received, answer, answer.Language) is { } old ? [old] : Array.Empty<string>(),
                .. QuoteReading.SampleNotices(answer.Citations.Select(citation => citation.Source), answer.Language),
            ],
            Result = answer,
        };
    }

    /// <summary>The model's words stand above the quotes, and in the place of the short answer alone.</summary>
    private static Reply Composed(Reply reply, Composition composition) => reply with
    {
        Text = $"{ReplyTexts.For(reply.Language).Composed}\n{composition.Text}",
        IsComposed = true,
    };

    private static Reply Refused(string question, NoAnswer refusal)
    {
        var texts = ReplyTexts.For(refusal.Language);
        var nearest = refusal.Candidates.Take(NearestPassages).Select(candidate => candidate.Passage).ToList();
        return new Reply
        {
            Kind = ReplyKind.Refusal,
            Language = refusal.Language,
            Text = RefusalWording.Of(question, refusal),
            Passages = nearest,
            Suggestions = refusal.Reason is NoAnswerReason.EmptyQuestion ? texts.HelpSuggestions : [],
            Notices = [.. ReadingNotices.Of(refusal), .. QuoteReading.SampleNotices(nearest.Select(passage => passage.Source), refusal.Language)],
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
    private static Outcome InConversation(Turn turn, string question, Reply reply)
    {
        if (turn.Message.Place is null || reply.Result is NoAnswer { Reason: NoAnswerReason.EmptyQuestion or NoAnswerReason.NoArticles })
            return reply;
        var state = StateAfter(question, reply);
        return new Outcome(reply with { Buttons = Buttons(turn, reply, state) }, state);
    }

    private static ThreadState StateAfter(string question, Reply reply)
    {
        var cited = reply.Result is Answer answer ? answer.Citations.Select(citation => citation.Quote) : reply.Passages.Select(passage => passage.Quote);
        var others = reply.Result is Answer answered
            ? Others(answered)
            : reply.Result!.Candidates.Select(candidate => candidate.Passage).Skip(NearestPassages);
        return new ThreadState
        {
            LastQuestion = question,
            LastAnswer = reply switch
            {
                // What is followed up is what the article says.
                { IsComposed: true, Result: Answer { ShortAnswer: { Length: > 0 } said } } => said,
                { Kind: ReplyKind.Answer } => reply.Text,
                _ => null,
            },
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
