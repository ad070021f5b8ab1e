namespace BriefBot.Core.Indexing;

/// <summary>
/// Postings of every indexed term over sentences and titles, and the lengths that BM25 needs. Sentences and paragraphs
/// are numbered as they come in; those of one article, and of one paragraph, are neighbours. Not thread-safe by itself.
/// </summary>
internal sealed class PassagePostings
{
    private readonly List<PostingList> _terms = [];
    private readonly List<IndexedArticle?> _articles = [];
    private int _liveSentences;
    private long _liveTokens;
    private long _liveTitleTokens;
    private int _liveArticles;

    public PassagePostings()
        : this(new Vocabulary())
    {
    }

    private PassagePostings(Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        MakeRoom();
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>By slot; null where an article was taken out.</summary>
    public IReadOnlyList<IndexedArticle?> Articles => _articles;

    /// <summary>For each sentence number its article's slot.</summary>
    public List<int> SentenceArticle { get; } = [];

    /// <summary>For each sentence number its paragraph's number.</summary>
    public List<int> SentenceParagraph { get; } = [];

    /// <summary>For each sentence number how many indexed tokens it holds.</summary>
    public List<int> SentenceLength { get; } = [];

    /// <summary>For each paragraph number its first sentence's number.</summary>
    public List<int> ParagraphStart { get; } = [];

    /// <summary>For each paragraph number how many indexed tokens it holds.</summary>
    public List<int> ParagraphLength { get; } = [];

    /// <summary>For each slot the number of the article's first sentence.</summary>
    public List<int> ArticleStart { get; } = [];

    /// <summary>For each source's name how many articles of each collection go by it; never 0.</summary>
    public Dictionary<string, Dictionary<string, int>> SourceCounts { get; } = new(StringComparer.Ordinal);

    public int LiveSentences => _liveSentences;

    public int LiveArticles => _liveArticles;

    public float AverageSentenceLength => _liveSentences == 0 ? 1 : Math.Max(1, (float)_liveTokens / _liveSentences);

    public float AverageParagraphLength { get; private set; } = 1;

    public float AverageTitleLength => _liveArticles == 0 ? 1 : Math.Max(1, (float)_liveTitleTokens / _liveArticles);

    public bool IsMostlyDead => SentenceArticle.Count > 1_000 && _liveSentences * 2 < SentenceArticle.Count;

    public PostingList Postings(int termNumber) => _terms[termNumber];

    /// <summary>In how many sentences and titles of these collections a term stands, counted up to <paramref name="most"/>.</summary>
    public int CountVisible(int termNumber, IReadOnlySet<string>? collections, int most)
    {
        var list = _terms[termNumber];
        return list.Sentences.Select(entry => SentenceArticle[entry.Sentence]).Concat(list.Titles)
            .Where(slot => _articles[slot] is { } article && (collections?.Contains(article.Collection) ?? true))
            .Take(most).Count();
    }

    /// <summary>Where any of a term's alternatives stands, by living article: what the best of them is worth there.</summary>
    public TermPlaces PlacesOf(QueryTerm term)
    {
        var places = new TermPlaces();
        foreach (var (alternative, weight) in term.Alternatives)
        {
            if (!Vocabulary.TryGetNumber(alternative, out var number) || number >= _terms.Count)
                continue;
            foreach (var slot in _terms[number].Titles)
            {
                if (_articles[slot] is { } article)
                    places.AddTitle(article.Id, weight);
            }
            foreach (var sentence in _terms[number].Sentences.Select(entry => entry.Sentence).Concat(_terms[number].References))
            {
                if (_articles[SentenceArticle[sentence]] is { } article)
                    places.AddSentence(article.Id, sentence - ArticleStart[SentenceArticle[sentence]], weight);
            }
        }
        return places;
    }

    /// <summary>The same vocabulary, so that term numbers keep their meaning, and nothing else.</summary>
    public PassagePostings WithoutPostings() => new(Vocabulary);

    /// <returns>The article's slot.</returns>
    public int Add(IndexedArticle article)
    {
        MakeRoom();
        var slot = _articles.Count;
        _articles.Add(article);
        ArticleStart.Add(SentenceArticle.Count);
        foreach (var term in article.TitleTerms)
            _terms[term].Titles.Add(slot);
        foreach (var term in article.TitleExpressions)
            _terms[term].Titles.Add(slot);
        var paragraph = -1;
        foreach (var sentence in article.Sentences)
        {
            if (sentence.Paragraph != paragraph)
                StartParagraph();
            paragraph = sentence.Paragraph;
            AddSentence(article, slot, sentence.FirstToken, sentence.FirstToken + sentence.TokenCount);
        }
        foreach (var (sentence, term) in article.References)
            _terms[term].References.Add(ArticleStart[slot] + sentence);
        Count(article, slot, 1);
        return slot;
    }

    public void Remove(int slot)
    {
        Count(_articles[slot]!, slot, -1);
        _articles[slot] = null;
    }

    /// <summary>The vocabulary may have grown since.</summary>
    private void MakeRoom()
    {
        while (_terms.Count < Vocabulary.Count)
            _terms.Add(new PostingList());
    }

    private void StartParagraph()
    {
        ParagraphStart.Add(SentenceArticle.Count);
        ParagraphLength.Add(0);
    }

    private void AddSentence(IndexedArticle article, int slot, int first, int end)
    {
        var number = SentenceArticle.Count;
        var length = 0;
        for (var i = first; i < end; i++)
        {
            if (!IndexedArticle.IsIndexed(article.Kinds[i]))
                continue;
            _terms[article.Terms[i]].Add(number);
            length++;
        }
        // They say again what the words say, so the sentence is no longer for them.
        foreach (var expression in article.ExpressionsIn(first, end))
            _terms[expression.Term].Add(number);
        SentenceArticle.Add(slot);
        SentenceParagraph.Add(ParagraphStart.Count - 1);
        SentenceLength.Add(length);
        ParagraphLength[^1] += length;
    }

    private void Count(string sourceName, string collection, int sign)
    {
        if (!SourceCounts.TryGetValue(sourceName, out var counts))
            SourceCounts[sourceName] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
        counts[collection] = counts.GetValueOrDefault(collection) + sign;
        if (counts[collection] == 0)
            counts.Remove(collection);
    }

    private void Count(IndexedArticle article, int slot, int sign)
    {
        _liveArticles += sign;
        _liveSentences += sign * article.Sentences.Count;
        _liveTitleTokens += sign * article.TitleTerms.Length;
        foreach (var name in article.SourceNames)
            Count(name, article.Collection, sign);
        for (var i = 0; i < article.Sentences.Count; i++)
            _liveTokens += sign * SentenceLength[ArticleStart[slot] + i];
        AverageParagraphLength = ParagraphStart.Count == 0
            ? 1
            : Math.Max(1, AverageSentenceLength * SentenceArticle.Count / ParagraphStart.Count);
    }
}

/// <summary>Where one term occurs.</summary>
internal sealed class PostingList
{
    /// <summary>Sentences in ascending order with the term's count there.</summary>
    public List<(int Sentence, int Count)> Sentences { get; } = [];

    /// <summary>Sentences that speak of something by this word without writing it, ascending, each once.</summary>
    public List<int> References { get; } = [];

    /// <summary>Slots of articles with the term in the title, ascending; as often as it occurs there.</summary>
    public List<int> Titles { get; } = [];

    public void Add(int sentence)
    {
        if (Sentences.Count > 0 && Sentences[^1].Sentence == sentence)
            Sentences[^1] = (sentence, Sentences[^1].Count + 1);
        else
            Sentences.Add((sentence, 1));
    }
}
