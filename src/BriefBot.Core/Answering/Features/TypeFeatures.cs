using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

internal static class TypeFeatures
{
    private const int Most = 4;

    public static void Fill(QuestionView question, PassageHit hit, FeatureRow row)
    {
        var (article, sentence) = (hit.Article, hit.Article.Sentences[hit.Sentence]);
        var expected = question.Question.Expected;
        row[SentenceFeature.TypeFit] = (float)AnswerTypes.Fit(
            expected, article, sentence, question.IsAskedFor, question.Words.Definers.Contains);
        row[SentenceFeature.TypeNearness] = Nearness(question, hit);
        row[SentenceFeature.ExpectsName] = Is(expected is AnswerType.Person or AnswerType.Place or AnswerType.Name);
        row[SentenceFeature.ExpectsNumber] = Is(AnswerTypes.IsNumber(expected));
        row[SentenceFeature.ExpectsDate] = Is(expected is AnswerType.Date);
        row[SentenceFeature.ExpectsClause] = Is(expected is AnswerType.Reason or AnswerType.Manner or AnswerType.Definition);
        var entities = SentenceEntities.Of(article, sentence);
        row[SentenceFeature.NewNames] = Math.Min(Most, entities.Count(entity => entity.IsName && IsNew(question, article, entity.Tokens)));
        row[SentenceFeature.NewNumbers] = Math.Min(Most, entities.Count(entity => !entity.IsName && IsNew(question, article, entity.Tokens)));
    }

    private static float Nearness(QuestionView question, PassageHit hit)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var places = question.Match(hit.Article, hit.Sentence).Places;
        var nearest = int.MaxValue;
        foreach (var (range, _) in AnswerTypes.Places(question.Question.Expected, hit.Article, sentence))
        {
            if (!IsNew(question, hit.Article, range))
                continue;
            foreach (var (token, _) in places)
            {
                var at = sentence.FirstToken + token;
                var distance = at < range.First ? range.First - at : at >= range.End ? at - range.End + 1 : 0;
                if (distance > 0)
                    nearest = Math.Min(nearest, distance);
            }
        }
        return nearest == int.MaxValue ? 0 : 1f / nearest;
    }

    /// <summary>Whether a range holds a word that the question does not.</summary>
    public static bool IsNew(QuestionView question, IndexedArticle article, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (IndexedArticle.IsIndexed(article.Kinds[i]) && !question.IsAskedFor(article.Terms[i]))
                return true;
        }
        return false;
    }

    private static float Is(bool condition) => condition ? 1 : 0;
}
