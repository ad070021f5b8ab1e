using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>
/// Which articles are about a topic: they hold all of its words, or words of either language that mean the same, in the
/// title, among their first sentences or more than once. A topic between quotation marks has to stand there in that order.
/// </summary>
internal sealed class TopicMatches
{
    private const int FirstSentences = 3;
    private const float LeastWorth = TermExpander.WholeWeight;
    private const int LongestTopic = 200;

    private readonly Dictionary<ArticleId, float> _worth = [];
    private readonly Dictionary<ArticleId, HashSet<int>> _sentences = [];

    public static TopicMatches None { get; } = new();

    /// <summary>How much an article is about it, from 1 up to 4; 0 when it is not.</summary>
    public float Of(ArticleId article) => _worth.GetValueOrDefault(article);

    /// <summary>Whether the sentence of this place in the article speaks of it.</summary>
    public bool IsIn(ArticleId article, int sentence) => _sentences.TryGetValue(article, out var sentences) && sentences.Contains(sentence);

    /// <param name="language">In which the topic is most likely typed; in the other where only that has its words.</param>
    public static TopicMatches Find(PassageIndex index, string topic, string language)
    {
        topic = topic.Length > LongestTopic ? topic[..LongestTopic] : topic;
        language = Known(topic, Other(language)) > Known(topic, language) ? Other(language) : language;
        var tokens = Tokenizer.Tokenize(topic, new TextSpan(0, topic.Length), language);
        var words = tokens.FindAll(token => (token.Kind & (TokenKind.StopWord | TokenKind.Sign)) == 0);
        // "The Who", "It": a topic of nothing but small words is what it says.
        if (words.Count == 0)
            words = tokens.FindAll(token => (token.Kind & TokenKind.Sign) == 0);
        if (words.Count == 0)
            return None;
        var phrase = QuotedPhrases.Find(topic).Count > 0 ? words : [];
        var terms = index.Read(vocabulary => new TermExpander(vocabulary).Expand(words, tokens, topic, language))
            .Select(term => new QueryTerm([.. term.Alternatives.Where(IsSameTopic)])).ToList();
        var places = index.FindPlaces(terms);
        var matches = new TopicMatches();
        foreach (var article in places[0].Titles.Keys.Concat(places[0].Sentences.Keys).Distinct())
            matches.Weigh(article, places);
        return phrase.Count > 1 ? matches.WithPhrase(index, phrase) : matches;
    }

    private static string Other(string language) => language == "nl" ? "en" : "nl";

    private static int Known(string topic, string language) =>
        Tokenizer.Tokenize(topic, new TextSpan(0, topic.Length), language).Count(token => ConceptLexicon.Default.Holds(token.Form, language));

    /// <summary>A part of a compound is another topic: who asks for data centres does not ask for data.</summary>
    private static bool IsSameTopic((string Term, float Weight) alternative) =>
        alternative.Weight >= LeastWorth && alternative.Weight != TermExpander.PartWeight;

    private void Weigh(ArticleId article, IReadOnlyList<TermPlaces> places)
    {
        var title = places.Min(term => term.Titles.GetValueOrDefault(article));
        var sentences = places[0].Sentences.TryGetValue(article, out var first) ? first.ToDictionary() : [];
        foreach (var term in places.Skip(1))
        {
            var other = term.Sentences.GetValueOrDefault(article);
            foreach (var sentence in sentences.Keys.ToList())
            {
                if (other is not null && other.TryGetValue(sentence, out var worth))
                    sentences[sentence] = Math.Min(worth, sentences[sentence]);
                else
                    sentences.Remove(sentence);
            }
        }
        var lead = sentences.Where(sentence => sentence.Key < FirstSentences).Select(sentence => sentence.Value).DefaultIfEmpty().Max();
        var body = sentences.Values.OrderDescending().Take(3).Sum();
        var isAbout = title > 0 || lead > 0 || sentences.Count > 1;
        if (!isAbout)
            return;
        _worth[article] = 1 + 1.5f * title + 0.75f * lead + 0.25f * body;
        _sentences[article] = [.. sentences.Keys];
    }

    /// <summary>Of these only the articles that hold the words one after another.</summary>
    private TopicMatches WithPhrase(PassageIndex index, List<Token> phrase)
    {
        var numbers = index.Read(vocabulary => phrase.ConvertAll(word =>
            ((string[])[word.Stem, word.Form]).Select(term => vocabulary.TryGetNumber(term, out var number) ? number : -1).ToHashSet()));
        foreach (var article in _worth.Keys.Select(index.Find).OfType<IndexedArticle>().ToList())
        {
            if (!Holds(article.Terms, numbers) && !Holds(article.TitleTerms, numbers))
                _worth.Remove(article.Id);
        }
        return this;
    }

    private static bool Holds(int[] terms, List<HashSet<int>> phrase)
    {
        for (var start = 0; start + phrase.Count <= terms.Length; start++)
        {
            var at = 0;
            while (at < phrase.Count && phrase[at].Contains(terms[start + at]))
                at++;
            if (at == phrase.Count)
                return true;
        }
        return false;
    }
}
