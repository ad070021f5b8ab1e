using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;
using Moq;

namespace BriefBot.Core.Tests.Indexing;

/// <summary>A store of articles of made-up words, a few of them common and most rare, that come in, change and go by chance.</summary>
internal sealed class MadeNews
{
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private const int Words = 300;
    private readonly Dictionary<string, ArticleChange> _current = [];
    private readonly Random _random;
    private long _sequence;

    public MadeNews(int seed)
    {
        _random = new Random(seed);
        var mock = new Mock<IArticleStore>(MockBehavior.Strict);
        mock.Setup(store => store.LastChangeAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => _sequence);
        mock.Setup(store => store.ReadChangesAsync(It.IsAny<long>(), It.IsAny<CancellationToken>())).Returns((long after, CancellationToken _) =>
            _current.Values.Where(change => change.Sequence > after).OrderBy(change => change.Sequence).ToList().ToAsyncEnumerable());
        Store = mock.Object;
    }

    public IArticleStore Store { get; }

    /// <summary>Articles that are there, in the order of their changes.</summary>
    public IEnumerable<ArticleChange> Articles => _current.Values.Where(change => change.Analysis is not null).OrderBy(change => change.Sequence);

    public void Put(int number, int sentences) => Set($"{number}", Analysis(1 + _random.Next(sentences)));

    public void Remove(int number) => Set($"{number}", null);

    public void Remove(ArticleId id) => Set(_current.First(entry => entry.Value.Id == id).Key, null);

    public QueryTerm Term()
    {
        var words = Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Word()).Distinct();
        float[] weights = [1, 0.8f, 0.7f, 0.5f, 0.4f, 0.35f];
        return new QueryTerm([.. words.Select((word, i) => (word, i == 0 && _random.Next(5) > 0 ? 1 : weights[_random.Next(weights.Length)]))
            .OrderByDescending(alternative => alternative.Item2 == 1)]);
    }

    public PassageQuery Query()
    {
        var terms = Enumerable.Range(0, 1 + _random.Next(6)).Select(_ => Term()).ToList();
        int[] limits = [1, 4, 20, 100];
        return new PassageQuery(terms, _random.Next(4) == 0 ? new HashSet<string> { "a" } : null, limits[_random.Next(limits.Length)], Now)
        {
            IsAboutNow = _random.Next(4) == 0,
            Near = _random.Next(4) == 0 ? [0, terms.Count - 1] : [],
            Period = _random.Next(4) == 0 ? new TimeInterval(new DateTime(2025, 6, 1), new DateTime(2025, 7, 1)) : null,
            Sources = _random.Next(6) switch
            {
                0 => new SourceFilter(null, "nl", null),
                1 => new SourceFilter("post", null, new TimeInterval(new DateTime(2025, 12, 1), new DateTime(2026, 3, 1))),
                2 => new SourceFilter(null, null, null) { Articles = Articles.Take(3).Select(change => change.Id).ToHashSet() },
                _ => null,
            },
        };
    }

    private void Set(string name, TextAnalysis? analysis)
    {
        var published = _random.Next(6) == 0 ? (PublicationDate?)null : PublicationDate.FromDay(new DateOnly(2025, 3, 1).AddDays(_random.Next(380)));
        var collection = name.Length % 2 == 0 ? "a" : "b";
        _current[name] = new ArticleChange(++_sequence, ArticleId.For(collection, SourceKey.ForItem("made", name)), 1, collection, published, analysis)
        {
            Publisher = _random.Next(2) == 0 ? "Post" : "Standard",
        };
    }

    private TextAnalysis Analysis(int count)
    {
        var (sentences, tokens, dates) = (new List<Sentence>(), new List<Token>(), new List<DateMention>());
        var paragraph = 0;
        for (var i = 0; i < count; i++)
        {
            var first = tokens.Count;
            for (var left = 1 + _random.Next(12); left > 0; left--)
                tokens.Add(Token(tokens.Count, Word()));
            paragraph += i > 0 && _random.Next(2) == 0 ? 1 : 0;
            sentences.Add(new Sentence(new TextSpan(tokens[first].Span.Start, tokens[^1].Span.End), paragraph, first, tokens.Count - first, "und", false));
            if (_random.Next(8) == 0)
                dates.Add(new DateMention(tokens[first].Span, DateKind.Date, DateGrain.Day, new DateTime(2025, 6, 3), new DateTime(2025, 6, 4)));
        }
        var isNaming = sentences.Count > 2 && sentences[0].TokenCount > 1;
        return new TextAnalysis
        {
            Language = _random.Next(2) == 0 ? "nl" : "en",
            TitleTokens = [.. Enumerable.Range(0, _random.Next(5)).Select(i => Token(i, Word()))],
            Sentences = sentences,
            Tokens = tokens,
            Mentions = isNaming ? [new Mention(new TextSpan(tokens[0].Span.Start, tokens[1].Span.End), 0, 2, Entity: 0)] : [],
            Quantities = [],
            Dates = dates,
            Entities = isNaming ? [new Entity("it", MentionKind.Other)] : [],
            References = isNaming ? [new Reference(tokens[sentences[2].FirstToken].Span, sentences[2].FirstToken, 1, 0, 90)] : [],
        };
    }

    private static Token Token(int number, string word) => new(TextSpan.FromLength(10 * number, 9), word, word, TokenKind.Word);

    /// <summary>As common as in a language: the first ones are everywhere.</summary>
    private string Word() => $"w{(int)Math.Pow(Words, _random.NextDouble()) - 1}";
}
