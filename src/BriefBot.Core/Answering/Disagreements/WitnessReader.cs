using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Asks articles one by one: that others are about the same makes what an article says no less probable.</summary>
/// <param name="asked">The kind of thing that the question names; null where it names none.</param>
/// <param name="spans">Short answers that were chosen already.</param>
internal sealed class WitnessReader(
    QuestionView question, AskedClass? asked, IReadOnlyList<RankedPassage> ranked, IReadOnlySet<ArticleId> articles,
    IReadOnlyDictionary<RankedPassage, SelectedSpan> spans, AnswerModels models)
{
    /// <summary>Sentences of an article that are looked at, and that get a second look.</summary>
    private const int Depth = 6;
    private const int Looks = 2;

    /// <returns>Null where the article says nothing of the kind that is asked for.</returns>
    public Witness? Read(Article article)
    {
        var list = ranked.Where(passage => passage.Hit.Article.Id == article.Id || !articles.Contains(passage.Hit.Article.Id)).ToList();
        var own = ranked.Where(passage => passage.Hit.Article.Id == article.Id).Take(Depth).Where(passage => MayAnswer(passage, article)).Take(Looks);
        var ordered = AnswerJudge.Order(
            own.Select(passage => ClassAnswers.Reconsider(question, Look(passage, list, article), article.Text, models.Spans)), models.Chooser);
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Span.Span is not { } span)
                continue;
            var reading = SentenceReading.Of(ordered[i].Passage.Hit, article);
            if (AskedValues.Read(question.Question, asked, reading, span) is not { } value)
                continue;
            var confidence = AnswerJudge.Confidence(question, [ordered[i], .. ordered.Where(other => other != ordered[i])], models.Calibrator);
            return new Witness(ordered[i], article, reading, value, Math.Log(confidence / (1 - confidence)));
        }
        return null;
    }

    private JudgedPassage Look(RankedPassage passage, IReadOnlyList<RankedPassage> list, Article article) => spans.TryGetValue(passage, out var span)
        ? AnswerJudge.Look(question, list, passage, span)
        : AnswerJudge.Look(question, list, passage, article.Text, models.Spans);

    private bool MayAnswer(RankedPassage passage, Article article) => asked is null
        ? passage.Features[SentenceFeature.TypeFit] > 0
        : SpanSentence.Read(question, passage.Hit, article.Text) is { } sentence && ClassAnswers.In(asked, sentence, passage.Hit, models.Spans).Count > 0;
}
