using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>A question: answered with citations, or refused with the nearest passages.</summary>
internal sealed class AskIntent(AnswerEngine engine)
{
    private const int NearestPassages = 3;

    public async Task<Reply> HandleAsync(IncomingMessage message, string language, CancellationToken cancellationToken)
    {
        var texts = ReplyTexts.For(language);
        if (message.Text.Length > Question.MaxLength)
            return Reply.Problem(language, texts.Format(texts.TooLong, Question.MaxLength));
        var question = new Question
        {
            Text = message.Text,
            Language = language,
            Asked = message.Received,
            Collections = message.Collections,
            Threshold = message.Threshold,
        };
        return await engine.AnswerAsync(question, cancellationToken) switch
        {
            Answer answer => Answered(answer),
            NoAnswer refusal => Refused(refusal),
            var other => throw new InvalidOperationException($"Unexpected result {other.GetType().Name}."),
        };
    }

    private static Reply Answered(Answer answer)
    {
        var texts = ReplyTexts.For(answer.Language);
        var cited = answer.Citations.Select(citation => citation.Quote).ToHashSet();
        return new Reply
        {
            Kind = ReplyKind.Answer,
            Language = answer.Language,
            Text = answer.ShortAnswer.Length > 0 ? answer.ShortAnswer : texts.FoundPassage,
            Citations = answer.Citations,
            OtherPassages = [.. answer.Candidates.Select(candidate => candidate.Passage).Where(passage => !cited.Contains(passage.Quote)).Take(NearestPassages)],
            Notices = Notices(answer.Citations.Select(citation => citation.Source), texts),
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
            Notices = Notices(nearest.Select(passage => passage.Source), texts),
            Result = refusal,
        };
    }

    private static IReadOnlyList<string> Notices(IEnumerable<StoredArticle> sources, ReplyTexts texts) =>
        sources.Any(source => source.IsSample) ? [texts.Samples] : [];
}
