using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.Intents;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>
/// Works out what a thread is about from its state. The cited article is read again, so that what was taken out or may
/// not be seen any more is not spoken of; of a refusal only the question counts, as what it showed was no answer.
/// </summary>
internal sealed class ThreadContextReader(IArticleStore store)
{
    /// <summary>How much of a long article around the quote is looked at, in code units.</summary>
    private const int Before = 4_000;
    private const int Behind = 1_000;

    /// <summary>Longer answers are clauses, which nothing stands for.</summary>
    private const int LongestAnswer = 80;

    public async Task<ThreadContext?> ReadAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State.LastQuestion is not { } question || question.Length > Question.MaxLength)
            return null;
        var language = QuestionAnalyzer.LanguageOf(question);
        var analysis = EmbeddedTextAnalyzer.Analyze(question, "", language);
        var cited = turn.State is { LastAnswer: not null, Cited: [var first, ..] }
            ? await store.ReadAsync(first, turn.Message, cancellationToken)
            : null;
        var source = cited is { Source: Article article } ? CitedText.Around(article, cited.Quote.Span, Before, Behind) : null;
        var answer = source is not null && turn.State.LastAnswer is { Length: <= LongestAnswer } told
            && cited!.Quote.Text.Contains(told, StringComparison.Ordinal) ? told : "";
        IReadOnlyList<Antecedent> antecedents =
        [
            .. source?.InAnswer(answer) ?? [],
            .. QuestionAntecedents.Of(question, analysis, source),
            .. source?.InQuote() ?? [],
        ];
        return new ThreadContext(question, analysis, language, answer, [.. antecedents.DistinctBy(one => (one.Text, one.Kind))])
        {
            Kinds = source?.Kinds ?? new Dictionary<string, AntecedentKind>(),
        };
    }
}
