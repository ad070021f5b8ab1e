using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

/// <summary>Whether the words stand to each other as in the question, and the answer where it should.</summary>
internal static class ArgumentFeatures
{
    /// <summary>Neighbours in the question, and how near they have to be in the sentence.</summary>
    private const int Beside = 3;
    private const int Near = 4;

    /// <summary>Tokens at which a word's weight has halved.</summary>
    private const float Half = 4;

    /// <summary>Tokens between a number and what it counts.</summary>
    private const int BeforeHead = 3;

    public static void Fill(QuestionView question, PassageHit hit, FeatureRow row)
    {
        var places = question.Match(hit.Article, hit.Sentence).Places;
        row[SentenceFeature.NearPairs] = NearPairs(question, places);
        row[SentenceFeature.Sides] = Sides(question, places);
        row[SentenceFeature.AnswerNearness] = AnswerNearness(question, hit, places);
        row[SentenceFeature.NumberAtHead] = NumberAtHead(question, hit, places);
        row[SentenceFeature.SaysWhy] = SaysWhy(question, hit);
        row[SentenceFeature.Cause] = question.Question.Expected is AnswerType.Reason ? Cause(question, hit) : -1;
    }

    private static float NearPairs(QuestionView question, IReadOnlyList<(int Token, int Term)> places)
    {
        var terms = question.Question.Terms;
        var (asked, found) = (0f, 0f);
        for (var term = 1; term < terms.Count; term++)
        {
            if (terms[term].Position - terms[term - 1].Position > Beside)
                continue;
            var weight = question.Weights[term] + question.Weights[term - 1];
            asked += weight;
            found += AreNear(places, term - 1, term) ? weight : 0;
        }
        return asked == 0 ? 0 : found / asked;
    }

    private static bool AreNear(IReadOnlyList<(int Token, int Term)> places, int one, int other)
    {
        var (lastOne, lastOther) = (-100, -100);
        foreach (var (token, term) in places)
        {
            lastOne = term == one ? token : lastOne;
            lastOther = term == other ? token : lastOther;
            if (Math.Abs(lastOne - lastOther) <= Near)
                return true;
        }
        return false;
    }

    private static float Sides(QuestionView question, IReadOnlyList<(int Token, int Term)> places)
    {
        var sides = 0f;
        foreach (var (verbAt, verb) in places)
        {
            if (question.Kinds[verb] is not WordKind.Verb)
                continue;
            var sum = 0f;
            foreach (var (token, term) in places)
            {
                if (term != verb)
                    sum += (token < verbAt == term < verb ? 1 : -1) * question.Weights[term];
            }
            sides = Math.Abs(sum) > Math.Abs(sides) ? sum : sides;
        }
        return sides / question.Total;
    }

    private static float AnswerNearness(QuestionView question, PassageHit hit, IReadOnlyList<(int Token, int Term)> places)
    {
        if (places.Count == 0)
            return 0;
        var (article, sentence) = (hit.Article, hit.Article.Sentences[hit.Sentence]);
        var best = 0f;
        var isTyped = question.Question.Expected is AnswerType.Person or AnswerType.Place or AnswerType.Name or AnswerType.Date
            || AnswerTypes.IsNumber(question.Question.Expected);
        if (isTyped)
        {
            foreach (var (range, fit) in AnswerTypes.Places(question.Question.Expected, article, sentence))
            {
                if (TypeFeatures.IsNew(question, article, range))
                    best = Math.Max(best, (float)fit * Around(question, places, range.First - sentence.FirstToken, range.End - sentence.FirstToken));
            }
            return best;
        }
        for (var i = 0; i < sentence.TokenCount; i++)
        {
            if (IndexedArticle.IsIndexed(article.Kinds[sentence.FirstToken + i]) && !question.IsAskedFor(article.Terms[sentence.FirstToken + i]))
                best = Math.Max(best, Around(question, places, i, i + 1));
        }
        return best;
    }

    /// <summary>Each term by its nearest place.</summary>
    private static float Around(QuestionView question, IReadOnlyList<(int Token, int Term)> places, int first, int end)
    {
        Span<float> worth = stackalloc float[64];
        worth.Clear();
        foreach (var (token, term) in places)
        {
            var distance = token < first ? first - token : token >= end ? token - end + 1 : 0;
            if (term < worth.Length && distance > 0)
                worth[term] = Math.Max(worth[term], Half / (Half + distance - 1));
        }
        var sum = 0f;
        for (var term = 0; term < Math.Min(worth.Length, question.Weights.Length); term++)
            sum += question.Weights[term] * worth[term];
        return sum / question.Total;
    }

    private static float NumberAtHead(QuestionView question, PassageHit hit, IReadOnlyList<(int Token, int Term)> places)
    {
        if (!AnswerTypes.IsNumber(question.Question.Expected) || question.Head < 0)
            return 0.5f;
        var sentence = hit.Article.Sentences[hit.Sentence];
        foreach (var (tokens, _) in SentenceEntities.Within(hit.Article.Quantities, sentence, static quantity => quantity.Tokens))
        {
            foreach (var (token, term) in places)
            {
                var at = sentence.FirstToken + token;
                if (term == question.Head && at >= tokens.First && at < tokens.End + BeforeHead)
                    return 1;
            }
        }
        return 0;
    }

    private static float Cause(QuestionView question, PassageHit hit)
    {
        if (Holds(hit.Article, hit.Sentence, question.Words.Causing))
            return 3;
        if (Holds(hit.Article, hit.Sentence, question.Words.FollowedBy))
            return 2;
        return Holds(hit.Article, hit.Sentence - 1, question.Words.Causing) || Holds(hit.Article, hit.Sentence + 1, question.Words.Causing) ? 1 : 0;
    }

    private static bool Holds(IndexedArticle article, int sentence, IReadOnlySet<int> words)
    {
        if (sentence < 0 || sentence >= article.Sentences.Count)
            return false;
        var (first, count) = (article.Sentences[sentence].FirstToken, article.Sentences[sentence].TokenCount);
        for (var i = first; i < first + count; i++)
        {
            if (words.Contains(article.Terms[i]))
                return true;
        }
        return false;
    }

    private static float SaysWhy(QuestionView question, PassageHit hit) =>
        question.Question.Expected is not (AnswerType.Reason or AnswerType.Manner) ? 0.5f
        : Holds(hit.Article, hit.Sentence, question.Words.Explaining) ? 1 : 0;
}
