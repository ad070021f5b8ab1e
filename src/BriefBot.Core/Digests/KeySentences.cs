using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>
/// Chooses the sentences that tell a story: by maximal marginal relevance (Carbonell and Goldstein, 1998), where what counts
/// is to stand early, to say what the story's articles and titles say, and to hold facts and figures.
/// </summary>
internal sealed class KeySentences(string language, Func<IndexedArticle, int, bool> isOnTopic)
{
    private const double Repetition = 0.9;

    /// <summary>A word that stands in so many more sentences is what the story is about.</summary>
    private const double MostCommon = 3;

    private const double LeastWorth = 0.12;

    /// <summary>In UTF-16 code units, of all sentences of a story together.</summary>
    private const int MostText = 900;

    /// <param name="articles">The first one heads the story.</param>
    /// <returns>At least one where there is any article with a sentence; the first is the first article's where that has a fitting one.</returns>
    public List<Passage> Choose(IReadOnlyList<(IndexedArticle Indexed, Article Article)> articles, int most)
    {
        var common = Sentences(articles).GroupBy(term => term).ToDictionary(term => term.Key, term => term.Count());
        var titles = articles.SelectMany(article => article.Indexed.TitleTerms).ToHashSet();
        var candidates = articles.SelectMany((article, place) => Of(article, place == 0, common, titles)).ToList();
        var chosen = new List<Sentence>();
        while (chosen.Count < most && Best(candidates, chosen) is { } best)
        {
            chosen.Add(best);
            candidates.Remove(best);
        }
        if (chosen.Count == 0)
            return Fallback(articles);
        var head = chosen[0];
        return [.. chosen.OrderBy(sentence => sentence.Article.Article.Id != head.Article.Article.Id)
            .ThenBy(sentence => chosen.FindIndex(other => other.Article.Article.Id == sentence.Article.Article.Id))
            .ThenBy(sentence => sentence.Index)
            .Select(sentence => new Passage(sentence.Article.Article.Quote(sentence.Article.Indexed.Sentences[sentence.Index].Span), sentence.Article.Article))];
    }

    private static Sentence? Best(List<Sentence> candidates, List<Sentence> chosen)
    {
        var room = MostText - chosen.Sum(sentence => sentence.Length);
        var (best, most) = (default(Sentence), chosen.Count == 0 ? double.MinValue : chosen.Count == 1 ? 0 : LeastWorth);
        // What heads the story begins it.
        var heads = chosen.Count == 0 && candidates.Exists(sentence => sentence.IsHead);
        foreach (var candidate in candidates)
        {
            if (heads && !candidate.IsHead || chosen.Count > 0 && candidate.Length > room
                // Another language says once more what was just read, as a rule; where it does not, what differs is shown beside.
                || chosen.Count > 1 && candidate.IsForeign && !chosen[0].IsForeign)
                continue;
            var worth = candidate.Worth - Repetition * chosen.Select(candidate.Likeness).DefaultIfEmpty().Max();
            if (worth > most)
                (best, most) = (candidate, worth);
        }
        return best;
    }

    /// <summary>The terms of each sentence, each once a sentence.</summary>
    private static IEnumerable<int> Sentences(IEnumerable<(IndexedArticle Indexed, Article Article)> articles) => articles.SelectMany(article =>
        article.Indexed.Sentences.SelectMany(sentence => Enumerable.Range(sentence.FirstToken, sentence.TokenCount)
            .Where(token => IsContent(article.Indexed.Kinds[token])).Select(token => article.Indexed.Terms[token]).Distinct()));

    private IEnumerable<Sentence> Of(
        (IndexedArticle Indexed, Article Article) article, bool isHead, Dictionary<int, int> common, HashSet<int> titles)
    {
        var indexed = article.Indexed;
        var place = 0;
        for (var i = 0; i < indexed.Sentences.Count; i++)
        {
            var sentence = indexed.Sentences[i];
            if (sentence.IsHeading)
                continue;
            var fitness = StandAlone.Fitness(article.Article.Text, indexed, i);
            if (fitness > 0)
                yield return Weigh(article, i, place, fitness, isHead, common, titles);
            place++;
        }
    }

    private Sentence Weigh(
        (IndexedArticle Indexed, Article Article) article, int index, int place, double fitness, bool isHead,
        Dictionary<int, int> common, HashSet<int> titles)
    {
        var indexed = article.Indexed;
        var span = indexed.Sentences[index];
        var tokens = Enumerable.Range(span.FirstToken, span.TokenCount).Where(token => IsContent(indexed.Kinds[token])).ToList();
        var terms = tokens.Select(token => indexed.Terms[token]).ToHashSet();
        // Names and numbers are the same in every language.
        var names = tokens.Where(token => (indexed.Kinds[token] & (TokenKind.Capitalised | TokenKind.Number)) != 0).Select(token => indexed.Terms[token]).ToHashSet();
        var lead = 1 / (1 + 0.4 * place);
        var central = terms.Count == 0 ? 0
            : terms.Sum(term => Math.Min(1, (common.GetValueOrDefault(term, 1) - 1) / MostCommon) + (titles.Contains(term) ? 0.6 : 0)) / Math.Max(6, terms.Count);
        var facts = Math.Min(2, indexed.Facts.Count(fact => fact.Sentence == index && fact.Kind is not Facts.FactKind.Statement));
        var worth = 0.5 * lead + 0.5 * central + 0.06 * facts
            + (isOnTopic(indexed, index) ? 0.25 : 0)
            + (indexed.Quantities.Any(quantity => quantity.Tokens.IsWithin(span.FirstToken, span.FirstToken + span.TokenCount)) ? 0.06 : 0)
            - (indexed.Language == language ? 0 : 0.3);
        return new Sentence(article, index, span.Span.Length, isHead, indexed.Language != language, fitness * worth, terms, names);
    }

    /// <summary>A first sentence is better than none: a list of names, a line of verse.</summary>
    private static List<Passage> Fallback(IReadOnlyList<(IndexedArticle Indexed, Article Article)> articles)
    {
        foreach (var (indexed, article) in articles)
        {
            foreach (var sentence in indexed.Sentences.OrderBy(sentence => sentence.IsHeading).ThenBy(sentence => sentence.IsQuestion))
                return [new Passage(article.Quote(sentence.Span), article)];
        }
        return [];
    }

    private static bool IsContent(TokenKind kind) => (kind & (TokenKind.StopWord | TokenKind.Sign)) == 0;

    private sealed record Sentence(
        (IndexedArticle Indexed, Article Article) Article, int Index, int Length, bool IsHead, bool IsForeign, double Worth, HashSet<int> Terms, HashSet<int> Names)
    {
        public double Likeness(Sentence other)
        {
            var words = Share(Terms, other.Terms);
            return Article.Indexed.Language == other.Article.Indexed.Language ? words : Math.Max(words, 0.8 * Share(Names, other.Names));
        }

        private static double Share(HashSet<int> one, HashSet<int> other) =>
            one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);
    }
}
