using System.Globalization;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;

namespace BriefBot.Benchmarks.Index;

/// <summary>
/// News of any amount with the words of real news: each article has the title of one analysed article and four paragraphs,
/// each of up to three sentences that stand together in an article picked by chance (fixed seed). So sentences, their
/// lengths and which words stand together are real; titles and paragraphs of one article belong together by chance only,
/// and the vocabulary stops growing when every source sentence has been used.
/// </summary>
internal sealed class RecombinedNews
{
    private const int Paragraphs = 4;
    private const int ParagraphSentences = 3;

    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private readonly List<Source> _sources;

    private RecombinedNews(List<Source> sources) => _sources = sources;

    public static RecombinedNews Load(string folder)
    {
        var drafts = ReutersFiles.Read(folder).ToList();
        var analysed = drafts.AsParallel().AsOrdered().Select(draft =>
        {
            var analysis = EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, "en", draft.Published);
            return new Source(draft, analysis, FactExtractor.Extract(draft.Text, analysis, draft.Published).ToLookup(fact => fact.Sentence));
        });
        return new RecombinedNews([.. analysed.Where(source => source.Analysis.Sentences.Count > 0)]);
    }

    /// <summary>The same articles as somebody takes them in who has their texts, analysed but not stored.</summary>
    public IEnumerable<AnalyzedArticle> MakeArticles(int sentences) => Recombine(sentences).Select(made => new AnalyzedArticle(
        new ArticleDraft
        {
            Key = Key(made.Number),
            SourceId = made.Number.ToString(CultureInfo.InvariantCulture),
            Title = made.Titled.Draft.Title,
            // No two articles have one text: they would be one article.
            Text = $"{string.Join('\n', made.Pieces.Select(piece => piece.Text))}\n{made.Number}",
            Publisher = Publisher(made.Number),
            Published = made.Published,
            Language = "en",
        },
        Join(made.Titled.Analysis, made.Pieces)));

    /// <returns>Articles that hold this many sentences together, and at most eleven more.</returns>
    public IEnumerable<ArticleChange> Make(int sentences)
    {
        foreach (var made in Recombine(sentences))
        {
            yield return new ArticleChange(
                made.Number, ArticleId.For(Collections.Public, Key(made.Number)), 1, Collections.Public, made.Published, Join(made.Titled.Analysis, made.Pieces))
            {
                Publisher = Publisher(made.Number),
                Facts = Facts(made.Pieces),
            };
        }
    }

    /// <summary>So many different content words of one sentence, written as a question would hold them.</summary>
    public string Ask(Random random, int count)
    {
        while (true)
        {
            var source = Any(random).Analysis;
            var sentence = source.Sentences[random.Next(source.Sentences.Count)];
            var words = source.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount)
                .Where(token => token.Kind.HasFlag(TokenKind.Word) && IndexedArticle.IsIndexed(token.Kind))
                .DistinctBy(token => token.Stem).Select(token => token.Form).ToArray();
            if (words.Length < count)
                continue;
            random.Shuffle(words);
            return string.Join(' ', words[..count]);
        }
    }

    private IEnumerable<(int Number, Source Titled, List<Piece> Pieces, PublicationDate Published)> Recombine(int sentences)
    {
        var random = new Random(20_261_122);
        for (var number = 1; sentences > 0; number++)
        {
            var pieces = Enumerable.Range(0, Paragraphs).Select(_ => AnyPiece(random)).ToList();
            sentences -= pieces.Sum(piece => piece.Count);
            var published = PublicationDate.FromDay(FirstDay.AddDays(random.Next(2_500)));
            yield return (number, Any(random), pieces, published);
        }
    }

    private static SourceKey Key(int number) => SourceKey.ForItem("benchmark", number.ToString(CultureInfo.InvariantCulture));

    private static string Publisher(int number) => number % 2 == 0 ? "The Morning Post" : "Evening Standard";

    private Source Any(Random random) => _sources[random.Next(_sources.Count)];

    private Piece AnyPiece(Random random)
    {
        var source = Any(random);
        var first = random.Next(source.Analysis.Sentences.Count);
        return new Piece(source, first, Math.Min(ParagraphSentences, source.Analysis.Sentences.Count - first));
    }

    private static List<Fact> Facts(List<Piece> pieces)
    {
        var facts = new List<Fact>();
        var (sentences, length) = (0, 0);
        foreach (var piece in pieces)
        {
            var by = length - piece.Span.Start;
            TextSpan Moved(TextSpan span) => new(span.Start + by, span.End + by);
            for (var i = 0; i < piece.Count; i++)
            {
                var number = sentences + i;
                facts.AddRange(piece.Source.Facts[piece.First + i].Select(fact => fact with
                {
                    Sentence = number,
                    Span = Moved(fact.Span),
                    Arguments = [.. fact.Arguments.Select(argument => argument with { Span = Moved(argument.Span) })],
                }));
            }
            (sentences, length) = (sentences + piece.Count, length + piece.Span.Length + 1);
        }
        return facts;
    }

    private static TextAnalysis Join(TextAnalysis titled, List<Piece> pieces)
    {
        var (sentences, tokens, tags) = (new List<Sentence>(), new List<Token>(), new List<PartOfSpeech>());
        var (mentions, dates, quantities, expressions) = (new List<Mention>(), new List<DateMention>(), new List<Quantity>(), new List<Expression>());
        var length = 0;
        for (var paragraph = 0; paragraph < pieces.Count; paragraph++)
        {
            var (source, first, count) = (pieces[paragraph].Source.Analysis, pieces[paragraph].First, pieces[paragraph].Count);
            var (from, to) = (source.Sentences[first], source.Sentences[first + count - 1]);
            var (start, end) = (from.FirstToken, to.FirstToken + to.TokenCount);
            var (byTokens, byCharacters) = (tokens.Count - start, length - from.Span.Start);
            TextSpan Moved(TextSpan span) => new(span.Start + byCharacters, span.End + byCharacters);
            bool IsWithin(TextSpan span) => span.Start >= from.Span.Start && span.End <= to.Span.End;
            for (var i = first; i < first + count; i++)
                sentences.Add(source.Sentences[i] with { Span = Moved(source.Sentences[i].Span), FirstToken = source.Sentences[i].FirstToken + byTokens, Paragraph = paragraph });
            for (var i = start; i < end; i++)
                tokens.Add(source.Tokens[i] with { Span = Moved(source.Tokens[i].Span) });
            if (source.Tags.Count > 0)
                tags.AddRange(source.Tags.Skip(start).Take(end - start));
            mentions.AddRange(source.Mentions.Where(mention => IsWithin(mention.Span))
                .Select(mention => mention with { Span = Moved(mention.Span), FirstToken = mention.FirstToken + byTokens, Entity = -1, Role = default }));
            dates.AddRange(source.Dates.Where(date => IsWithin(date.Span)).Select(date => date with { Span = Moved(date.Span) }));
            quantities.AddRange(source.Quantities.Where(quantity => IsWithin(quantity.Span)).Select(quantity => quantity with { Span = Moved(quantity.Span) }));
            expressions.AddRange(source.Expressions.Where(expression => expression.FirstToken >= start && expression.LastToken < end)
                .Select(expression => expression with { FirstToken = expression.FirstToken + byTokens, LastToken = expression.LastToken + byTokens }));
            length += to.Span.End - from.Span.Start + 1;
        }
        return titled with
        {
            Sentences = sentences,
            Tokens = tokens,
            Tags = tags.Count == tokens.Count ? tags : [],
            Mentions = mentions,
            Dates = dates,
            Quantities = quantities,
            Expressions = expressions,
            Entities = [],
            References = [],
        };
    }

    private sealed record Source(ArticleDraft Draft, TextAnalysis Analysis, ILookup<int, Fact> Facts);

    private sealed record Piece(Source Source, int First, int Count)
    {
        public TextSpan Span => new(Source.Analysis.Sentences[First].Span.Start, Source.Analysis.Sentences[First + Count - 1].Span.End);

        public string Text => Source.Draft.Text[Span.Start..Span.End];
    }
}
