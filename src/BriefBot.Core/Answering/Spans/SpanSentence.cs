using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <summary>A sentence as spans are chosen from it: its words, what stands between them and what is asked about.</summary>
internal sealed class SpanSentence
{
    /// <summary>Sentences before this one that are read.</summary>
    private const int LookBack = 4;

    private const int OutOfSight = 1_000;

    private readonly bool[] _shared;
    private readonly PartOfSpeech[] _tags;

    private SpanSentence(QuestionView question, PassageHit hit, string text, List<Token> tokens)
    {
        Question = question;
        var sentence = hit.Article.Sentences[hit.Sentence];
        Start = sentence.Span.Start;
        Tokens = tokens;
        Terms = new int[tokens.Count];
        Array.Fill(Terms, -1);
        foreach (var (token, term) in question.Match(hit.Article, hit.Sentence).Places)
        {
            if (Terms[token] < 0 || question.Weights[term] > question.Weights[Terms[token]])
                Terms[token] = term;
        }
        Classes = [.. tokens.Select((token, i) => WordClasses.Of(token, sentence.Language, Terms[i] >= 0, Tag(hit.Article, sentence.FirstToken + i)))];
        Breaks = new char[tokens.Count + 1];
        for (var i = 1; i < tokens.Count; i++)
            Breaks[i] = Break(text.AsSpan(tokens[i - 1].Span.End, tokens[i].Span.Start - tokens[i - 1].Span.End));
        Entities = SentenceEntities.Of(hit.Article, sentence)
            .ConvertAll(entity => entity with { Tokens = entity.Tokens with { First = entity.Tokens.First - sentence.FirstToken } });
        Fitting = [.. AnswerTypes.Places(question.Question.Expected, hit.Article, sentence)
            .Select(place => (place.Tokens with { First = place.Tokens.First - sentence.FirstToken }, (float)place.Fit))];
        Brackets = Depths(text, tokens);
        _tags = hit.Article.Tags.Length > 0 ? hit.Article.Tags[sentence.FirstToken..(sentence.FirstToken + tokens.Count)] : [];
        FindChunks(_tags);
        Mentions = Shifted(SentenceEntities.Within(hit.Article.Mentions, sentence, static one => one.Tokens), sentence.FirstToken);
        Quantities = Shifted(SentenceEntities.Within(hit.Article.Quantities, sentence, static one => one.Tokens), sentence.FirstToken);
        InTitle = Held(hit.Article, sentence, hit.Article.TitleTerms);
        var (first, _) = ShapeFeatures.Paragraph(hit);
        var before = hit.Article.Sentences[Math.Max(first, hit.Sentence - LookBack)].FirstToken;
        SaidBefore = Held(hit.Article, sentence, hit.Article.Terms.AsSpan(before, sentence.FirstToken - before));
        (VerbBefore, VerbFrom) = FindVerbs();
        var asking = question.Asking;
        QuestionBefore = ClassInQuestion(asking - 1);
        QuestionNext = ClassInQuestion(asking + 1);
        QuestionLast = ClassInQuestion(question.Question.Tokens.Count - 1);
        _shared = [.. Enumerable.Range(sentence.FirstToken, tokens.Count).Select(i => question.TokenNumbers.Contains(hit.Article.Terms[i]))];
    }

    public QuestionView Question { get; }

    /// <summary>Offset of the sentence in the article.</summary>
    public int Start { get; }

    public List<Token> Tokens { get; }

    /// <summary>Of each token the question's term that it matches, -1 for none.</summary>
    public int[] Terms { get; }

    public WordClass[] Classes { get; }

    /// <summary>The punctuation before each token, '\0' for none.</summary>
    public char[] Breaks { get; }

    /// <summary>How many brackets are open at each token.</summary>
    public int[] Brackets { get; }

    /// <summary>Ranges count from the sentence's first token.</summary>
    public List<SentenceEntity> Entities { get; }

    /// <summary>What is of the expected kind, and how well.</summary>
    public List<(TokenRange Tokens, float Fit)> Fitting { get; }

    /// <summary>Noun chunks and verb groups, counted likewise; none where the article is not tagged.</summary>
    public List<Chunk> Chunks { get; } = [];

    public List<(TokenRange Tokens, MentionKind Kind)> Mentions { get; }

    public List<(TokenRange Tokens, QuantityKind Kind)> Quantities { get; }

    /// <summary>Of each token whether the article's title holds it.</summary>
    public bool[] InTitle { get; }

    /// <summary>Of each token whether the sentences before, of the same paragraph, hold it.</summary>
    public bool[] SaidBefore { get; }

    /// <summary>For each place between tokens the last verb before it; far before the start where there is none.</summary>
    public int[] VerbBefore { get; }

    /// <summary>For each place between tokens the first verb behind it; far behind the end where there is none.</summary>
    public int[] VerbFrom { get; }

    public WordClass QuestionBefore { get; }

    public WordClass QuestionNext { get; }

    public WordClass QuestionLast { get; }

    /// <summary>Whether the token is in the question word for word; function words count.</summary>
    public bool IsShared(int token) => token >= 0 && token < _shared.Length && _shared[token];

    /// <returns>Null when the text is not tokenised as it was at ingestion.</returns>
    public static SpanSentence? Read(QuestionView question, PassageHit hit, string articleText)
    {
        var sentence = hit.Article.Sentences[hit.Sentence];
        var tokens = Tokenizer.Tokenize(articleText, sentence.Span, sentence.Language);
        return tokens.Count == sentence.TokenCount ? new SpanSentence(question, hit, articleText, tokens) : null;
    }

    public bool IsContent(int token) => Classes[token] >= WordClass.Word;

    /// <summary>Whether the tagger takes the word for a noun that is no name.</summary>
    public bool IsCommonNoun(int token) => _tags.Length > 0 && _tags[token] is PartOfSpeech.Noun;

    /// <returns>As offsets into the sentence.</returns>
    public TextSpan SpanOf(TokenRange range) =>
        Tokens[range.First].Span.Cover(Tokens[range.End - 1].Span).Shift(-Start);

    private static List<(TokenRange Tokens, T Kind)> Shifted<T>(IEnumerable<(TokenRange Tokens, T Kind)> items, int first) =>
        [.. items.Select(item => (item.Tokens with { First = item.Tokens.First - first }, item.Kind))];

    private static bool[] Held(IndexedArticle article, Sentence sentence, ReadOnlySpan<int> terms)
    {
        var held = new bool[sentence.TokenCount];
        for (var i = 0; i < held.Length; i++)
            held[i] = terms.Contains(article.Terms[sentence.FirstToken + i]);
        return held;
    }

    private (int[] Before, int[] From) FindVerbs()
    {
        var (before, from) = (new int[Classes.Length + 1], new int[Classes.Length + 1]);
        (before[0], from[^1]) = (-OutOfSight, OutOfSight);
        for (var i = 0; i < Classes.Length; i++)
            before[i + 1] = IsVerb(i) ? i : before[i];
        for (var i = Classes.Length - 1; i >= 0; i--)
            from[i] = IsVerb(i) ? i : from[i + 1];
        return (before, from);
    }

    private bool IsVerb(int token) =>
        Classes[token] is WordClass.Copula or WordClass.Auxiliary or WordClass.Verb
        || Terms[token] >= 0 && Question.Kinds[Terms[token]] is WordKind.Verb;

    /// <summary>The tokens that a span of the sentence touches.</summary>
    public TokenRange RangeOf(TextSpan span)
    {
        var first = Tokens.FindIndex(token => token.Span.End - Start > span.Start);
        var last = Tokens.FindLastIndex(token => token.Span.Start - Start < span.End);
        return first < 0 ? default : new TokenRange(first, Math.Max(0, last - first + 1));
    }

    private static PartOfSpeech? Tag(IndexedArticle article, int token) => article.Tags.Length > 0 ? article.Tags[token] : null;

    private void FindChunks(PartOfSpeech[] tags)
    {
        for (var (first, end) = (0, 0); first < tags.Length; first = end)
        {
            end = first + 1;
            while (end < tags.Length && Breaks[end] == '\0')
                end++;
            ChunkFinder.AddChunks(tags, first, end, Chunks);
        }
    }

    private WordClass ClassInQuestion(int token)
    {
        var question = Question.Question;
        return token >= 0 && token < question.Tokens.Count ? WordClasses.Of(question.Tokens[token], question.Language, false, Question.Tags[token]) : WordClass.None;
    }

    private static char Break(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            if (!char.IsWhiteSpace(c) && c is not ('-' or '.' or '\''))
                return c;
        }
        return '\0';
    }

    private static int[] Depths(string text, List<Token> tokens)
    {
        var depths = new int[tokens.Count];
        for (var i = 1; i < depths.Length; i++)
        {
            var between = text.AsSpan(tokens[i - 1].Span.End, tokens[i].Span.Start - tokens[i - 1].Span.End);
            depths[i] = depths[i - 1] + between.Count('(') - between.Count(')');
        }
        return depths;
    }
}
