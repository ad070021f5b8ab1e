using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

internal static class OrderFeatures
{
    /// <summary>Neighbours may have one word between them.</summary>
    private const int Near = 2;

    private const int Window = 10;

    public static void Fill(QuestionView question, PassageHit hit, FeatureRow row)
    {
        var places = question.Match(hit.Article, hit.Sentence).Places;
        row[SentenceFeature.Pairs] = Pairs(question, places);
        row[SentenceFeature.InOrder] = InOrder(places, question.Weights.Length);
        row[SentenceFeature.Density] = Density(places, question.Weights.Length);
        row[SentenceFeature.WindowCover] = WindowCover(question, places);
        var (run, pairs) = WordForWord(question, hit);
        row[SentenceFeature.WordRun] = run;
        row[SentenceFeature.WordPairs] = pairs;
    }

    private static float Pairs(QuestionView question, IReadOnlyList<(int Token, int Term)> places)
    {
        var terms = question.Question.Terms;
        var (asked, found) = (0, 0);
        for (var term = 1; term < terms.Count; term++)
        {
            if (terms[term].Position - terms[term - 1].Position > Near)
                continue;
            asked++;
            if (Follows(places, term))
                found++;
        }
        return asked == 0 ? 0 : (float)found / asked;
    }

    private static bool Follows(IReadOnlyList<(int Token, int Term)> places, int term)
    {
        var last = -10;
        foreach (var place in places)
        {
            if (place.Term == term && place.Token - last <= Near)
                return true;
            if (place.Term == term - 1)
                last = place.Token;
        }
        return false;
    }

    /// <summary>Longest ascending sequence of terms.</summary>
    private static float InOrder(IReadOnlyList<(int Token, int Term)> places, int terms)
    {
        if (terms == 0)
            return 0;
        // longest[t]: of the sequences that end in term t.
        Span<int> longest = stackalloc int[Math.Min(terms, 64)];
        longest.Clear();
        foreach (var (_, term) in places)
        {
            if (term >= longest.Length)
                continue;
            var before = 0;
            for (var earlier = 0; earlier < term; earlier++)
                before = Math.Max(before, longest[earlier]);
            longest[term] = Math.Max(longest[term], before + 1);
        }
        var best = 0;
        foreach (var length in longest)
            best = Math.Max(best, length);
        return (float)best / terms;
    }

    private static float Density(IReadOnlyList<(int Token, int Term)> places, int terms)
    {
        if (places.Count == 0)
            return 0;
        var counts = new int[terms];
        var distinct = places.Select(place => place.Term).Distinct().Count();
        var (held, left, smallest) = (0, 0, int.MaxValue);
        foreach (var place in places)
        {
            if (counts[place.Term]++ == 0)
                held++;
            for (; held == distinct; left++)
            {
                smallest = Math.Min(smallest, place.Token - places[left].Token + 1);
                if (--counts[places[left].Term] == 0)
                    held--;
            }
        }
        return distinct / (float)Math.Max(distinct, smallest);
    }

    private static float WindowCover(QuestionView question, IReadOnlyList<(int Token, int Term)> places)
    {
        var counts = new int[question.Weights.Length];
        var (held, best, left) = (0f, 0f, 0);
        foreach (var place in places)
        {
            if (counts[place.Term]++ == 0)
                held += question.Weights[place.Term];
            for (; place.Token - places[left].Token >= Window; left++)
            {
                if (--counts[places[left].Term] == 0)
                    held -= question.Weights[places[left].Term];
            }
            best = Math.Max(best, held);
        }
        return best / question.Total;
    }

    /// <summary>Longest run of tokens, and share of pairs, that question and sentence have in common.</summary>
    private static (float Run, float Pairs) WordForWord(QuestionView question, PassageHit hit)
    {
        var asked = question.TokenNumbers;
        if (asked.Count < 2)
            return (0, 0);
        var sentence = hit.Article.Sentences[hit.Sentence];
        var said = hit.Article.Terms.AsSpan(sentence.FirstToken, sentence.TokenCount);
        var (longest, pairs) = (0, 0);
        for (var i = 0; i < asked.Count; i++)
        {
            var best = 0;
            for (var j = 0; j < said.Length; j++)
            {
                var length = 0;
                while (i + length < asked.Count && j + length < said.Length && asked[i + length] == said[j + length])
                    length++;
                best = Math.Max(best, length);
            }
            longest = Math.Max(longest, best);
            pairs += best >= 2 ? 1 : 0;
        }
        return ((float)longest / asked.Count, (float)pairs / (asked.Count - 1));
    }
}
