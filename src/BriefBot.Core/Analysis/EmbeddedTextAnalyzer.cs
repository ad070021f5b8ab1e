using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis;

/// <summary>Analyses Dutch and English in the process, without a network; other languages get words and sentences.</summary>
public sealed class EmbeddedTextAnalyzer : ITextAnalyzer
{
    public ValueTask<TextAnalysis> AnalyzeAsync(ArticleDraft article, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Analyze(article.Text, article.Title, article.Language, article.Published));
    }

    /// <summary>
    /// Loads the lexicon, and beside it on another thread the word lists and weights. Without this the first article waits
    /// for them.
    /// </summary>
    public static void Load() => Parallel.Invoke(
        () => _ = ConceptLexicon.Default,
        () =>
        {
            _ = Tagger.For("nl");
            _ = Tagger.For("en");
            _ = NameList.Of("");
            _ = ContextWords.Of("");
            _ = LanguageIdentifier.Identify("");
        });

    /// <summary>The same with what a service read: its names come before those found here, and its word on a language that is not known here.</summary>
    public static TextAnalysis Analyze(ArticleDraft article, ServiceReading reading)
    {
        var analysis = Analyze(article.Text, article.Title, article.Language ?? reading.Language, article.Published, reading.Names);
        return Named(analysis, reading.Language) with { Reading = reading };
    }

    /// <param name="declaredLanguage">What the source says; the text overrules it where it is clear.</param>
    /// <param name="published">The day that relative dates count from, when it is known to the day.</param>
    /// <param name="names">Names that somebody else found: they come before those found here.</param>
    public static TextAnalysis Analyze(
        string text,
        string title = "",
        string? declaredLanguage = null,
        PublicationDate? published = null,
        IReadOnlyList<GivenName>? names = null)
    {
        var pieces = SentenceSplitter.Split(text);
        var (language, paragraphs) = Languages(text, pieces, declaredLanguage);
        var tokens = new List<Token>(text.Length / 5);
        var sentences = new Sentence[pieces.Count];
        for (var i = 0; i < sentences.Length; i++)
        {
            var piece = pieces[i];
            var first = tokens.Count;
            Tokenizer.Tokenize(text, piece.Span, paragraphs[piece.Paragraph], tokens);
            sentences[i] = new Sentence(
                piece.Span, piece.Paragraph, first, tokens.Count - first, paragraphs[piece.Paragraph], piece.IsHeading,
                IsQuestion(piece.Span.In(text)));
        }
        var all = tokens.ToArray();
        var tags = SentenceTagger.Tag(text, sentences, all);
        var named = MentionReader.Read(text, sentences, all, tags, names ?? []);
        var dates = DateFinder.Find(text, sentences, all, tags, DayOf(published));
        var (titleTokens, titleExpressions) = Title(title, language);
        return new TextAnalysis
        {
            Language = language,
            TitleTokens = titleTokens,
            TitleExpressions = titleExpressions,
            Sentences = sentences,
            Tokens = all,
            Mentions = named.Mentions,
            Dates = dates,
            Quantities = QuantityFinder.Find(text, sentences, all, named.Mentions, Array.ConvertAll(dates, date => (date.Span, date.Grain >= DateGrain.Day))),
            Tags = tags,
            Entities = named.Entities,
            References = named.References,
            Expressions = Expressions(text, sentences, all),
        };
    }

    /// <summary>With a name for the language that only its script is known of. (Dutch and English are known.)</summary>
    private static TextAnalysis Named(TextAnalysis analysis, string? language)
    {
        if (language is null or "nl" or "en" || !LanguageIdentifier.IsUndetermined(analysis.Language))
            return analysis;
        return analysis with
        {
            Language = language,
            Sentences = [.. analysis.Sentences.Select(sentence => sentence.Language == analysis.Language ? sentence with { Language = language } : sentence)],
        };
    }

    private static DateTime? DayOf(PublicationDate? published) =>
        published is { Precision: DatePrecision.Day or DatePrecision.Instant } known ? known.Earliest.DateTime : null;

    private static Expression[] Expressions(string text, Sentence[] sentences, Token[] tokens)
    {
        var found = new List<Expression>();
        foreach (var sentence in sentences)
        {
            ExpressionFinder.Default.Find(
                text, tokens, sentence.FirstToken, sentence.FirstToken + sentence.TokenCount, sentence.Language, found);
        }
        return [.. found];
    }

    private static bool IsQuestion(ReadOnlySpan<char> sentence) =>
        sentence.TrimEnd("\"'”’»)] ") is [.., '?'];

    private static (Token[] Tokens, Expression[] Expressions) Title(string title, string language)
    {
        var ofTitle = Known(LanguageIdentifier.Identify(title)) ?? language;
        Token[] tokens = [.. Tokenizer.Tokenize(title, new TextSpan(0, title.Length), ofTitle)];
        var found = new List<Expression>();
        if (ofTitle == language)
            ExpressionFinder.Default.Find(title, tokens, 0, tokens.Length, language, found);
        return (tokens, [.. found]);
    }

    /// <summary>The text's main language and each paragraph's: its own where it clearly differs.</summary>
    private static (string Main, string[] Paragraphs) Languages(
        string text, List<SentenceSplitter.Piece> pieces, string? declared)
    {
        var paragraphs = new string?[pieces.Count == 0 ? 0 : pieces[^1].Paragraph + 1];
        var total = default(LanguageScores);
        for (var i = 0; i < pieces.Count;)
        {
            var paragraph = pieces[i].Paragraph;
            var span = pieces[i].Span;
            for (; i < pieces.Count && pieces[i].Paragraph == paragraph; i++)
                span = span.Cover(pieces[i].Span);
            var scores = LanguageIdentifier.Score(span.In(text));
            total.Add(scores, 1);
            paragraphs[paragraph] = Scripted(span.In(text)) ?? Known(LanguageIdentifier.Clear(span.In(text), scores));
        }
        var main = Scripted(text) ?? Main(text, total, declared);
        return (main, Array.ConvertAll(paragraphs, own => own ?? main));
    }

    private static string Main(string text, in LanguageScores total, string? declared)
    {
        var said = string.IsNullOrEmpty(declared) ? null : declared;
        return Known(LanguageIdentifier.Clear(total)) ?? said ?? Known(LanguageIdentifier.Decide(total)) ?? LanguageIdentifier.Identify(text);
    }

    /// <summary>A language that only its script is known of, or null for Latin.</summary>
    private static string? Scripted(ReadOnlySpan<char> text) =>
        Scripts.Of(text) is { } script ? $"{LanguageIdentifier.Undetermined}-{script}" : null;

    private static string? Known(string language) => language == LanguageIdentifier.Undetermined ? null : language;
}
