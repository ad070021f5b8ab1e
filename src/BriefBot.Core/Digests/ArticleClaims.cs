using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Digests;

/// <summary>What an article states that another can state otherwise: figures, dates to come, and who has which role.</summary>
internal sealed record ArticleClaims(IReadOnlyList<StatedClaim> Claims)
{
    private const int FewestContext = 2;
    private const int MostClaims = 60;
    private static readonly IReadOnlySet<string> DateUnit = new HashSet<string> { "date" };

    public static ArticleClaims Read(Article article)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(article.Text, article.Title, article.Language, article.Published);
        var claims = new List<StatedClaim>();
        for (var i = 0; i < analysis.Sentences.Count && claims.Count < MostClaims; i++)
        {
            var sentence = analysis.Sentences[i];
            if (sentence.IsHeading || sentence.IsQuestion)
                continue;
            foreach (var quantity in analysis.Quantities.Where(quantity => sentence.Span.Contains(quantity.Span)))
            {
                if (UnitsOf(quantity, article, sentence.Language) is { Count: > 0 } units)
                    Add(claims, Claim(ClaimKind.Figure, sentence, quantity.Span, units, quantity.Value, quantity.High ?? quantity.Value, Context(article, analysis, sentence, quantity.Span, quantity.Noun)) with { IsApproximate = quantity.IsApproximate });
            }
            foreach (var date in analysis.Dates.Where(date => sentence.Span.Contains(date.Span)))
            {
                if (IsToCome(date, article))
                    Add(claims, Claim(ClaimKind.Date, sentence, date.Span, DateUnit, DayOf(date.Start!.Value), DayOf(date.End!.Value) - 1, Context(article, analysis, sentence, date.Span, null)));
            }
        }
        claims.AddRange(Roles(article, analysis));
        return new ArticleClaims(claims);
    }

    private static void Add(List<StatedClaim> claims, StatedClaim claim)
    {
        if (claim.Context.Words.Count >= FewestContext)
            claims.Add(claim);
    }

    private static StatedClaim Claim(ClaimKind kind, Sentence sentence, TextSpan value, IReadOnlySet<string> units, decimal low, decimal high, ClaimContext context) =>
        new(kind, sentence.Span, value, units, low, high, context);

    /// <summary>What the number counts, under each of its names; none where it counts nothing that two articles could mean alike.</summary>
    private static HashSet<string> UnitsOf(Quantity quantity, Article article, string language) => quantity.Kind switch
    {
        QuantityKind.Money or QuantityKind.Measure when quantity.Unit.Length > 0 => [quantity.Unit],
        QuantityKind.Percent => [quantity.Unit],
        QuantityKind.Count when quantity.Noun is { } noun && quantity.Value > 1 => [.. KeysOfLast(noun.In(article.Text).ToString(), language).Select(key => StatedClaim.Counted + key)],
        _ => [],
    };

    /// <summary>A day that was still to come when the article was written: a plan, of which two can differ.</summary>
    private static bool IsToCome(DateMention date, Article article) =>
        date is { Kind: DateKind.Date, Grain: DateGrain.Day, Start: { } start, End: not null }
        && article.Published is { Precision: DatePrecision.Day or DatePrecision.Instant } published
        && start > published.Earliest.DateTime.Date.AddDays(1);

    private static decimal DayOf(DateTime time) => (decimal)(time - DateTime.UnixEpoch).TotalDays;

    /// <summary>What the sentence speaks of beside the value, the same in either language.</summary>
    private static ClaimContext Context(Article article, TextAnalysis analysis, Sentence sentence, TextSpan value, TextSpan? noun)
    {
        var context = new List<string[]>();
        for (var i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
        {
            var token = analysis.Tokens[i];
            if ((token.Kind & (TokenKind.StopWord | TokenKind.Sign | TokenKind.Number)) != 0 || value.Overlaps(token.Span) || noun is { } counted && counted.Overlaps(token.Span))
                continue;
            context.Add([.. KeysOf(token, sentence.Language)]);
        }
        return new ClaimContext(context);
    }

    /// <summary>What a word can mean, the same in either language; a name means itself.</summary>
    private static IEnumerable<string> KeysOf(Token token, string language)
    {
        if ((token.Kind & (TokenKind.Capitalised | TokenKind.SentenceStart)) == TokenKind.Capitalised)
            return [token.Form];
        var concepts = ConceptLexicon.Default.ConceptsOf(token.Form, language);
        return concepts.Count > 0 ? concepts.Select(concept => $"#{concept}") : ((string?[])[token.Form, Cognates.Key(token.Form, language)]).OfType<string>();
    }

    /// <summary>Of the last word: "Olympic medals" counts medals.</summary>
    private static IEnumerable<string> KeysOfLast(string noun, string language) =>
        Tokenizer.Tokenize(noun, new TextSpan(0, noun.Length), language) is [.., var last] ? KeysOf(last, language) : [];

    private static IEnumerable<StatedClaim> Roles(Article article, TextAnalysis analysis)
    {
        foreach (var fact in FactExtractor.Extract(article.Text, analysis, article.Published))
        {
            if (fact.Kind is not (FactKind.Role or FactKind.RoleChange) || fact.Standing != FactStanding.Stated || fact.Phase is RolePhase.Ends or RolePhase.Former
                || fact.Find(FactPart.Who) is not { Name.Length: > 0, Kind: MentionKind.Person } who || fact.Find(FactPart.Role) is not { } role
                || fact.Find(FactPart.Organisation) is not { Name.Length: > 0 } organisation
                // "He" says nothing by itself.
                || !who.Name.EndsWith(who.Span.In(article.Text).ToString().Split(' ')[^1], StringComparison.OrdinalIgnoreCase))
                continue;
            var language = analysis.Sentences[fact.Sentence].Language;
            yield return new StatedClaim(
                ClaimKind.Role, fact.Span, who.Span, KeysOfLast(role.Span.In(article.Text).ToString(), language).ToHashSet(), 0, 0,
                new ClaimContext([[EntityName.Normalize(organisation.Name)]]))
            {
                Name = who.Name,
            };
        }
    }
}

internal enum ClaimKind
{
    Figure,
    Date,
    Role,
}

/// <summary>The words that a value is spoken of with.</summary>
/// <param name="Words">Each with all that it can mean.</param>
internal sealed record ClaimContext(IReadOnlyList<string[]> Words)
{
    public IReadOnlySet<string> Keys { get; } = Words.SelectMany(word => word).ToHashSet(StringComparer.Ordinal);
}

/// <param name="Sentence">In which it stands.</param>
/// <param name="Value">The words of the value, within the sentence.</param>
/// <param name="Units">What it is a value of, under each of its names: only those that share one can be compared.</param>
/// <param name="Context">What the sentence speaks of.</param>
internal sealed record StatedClaim(
    ClaimKind Kind, TextSpan Sentence, TextSpan Value, IReadOnlySet<string> Units, decimal Low, decimal High, ClaimContext Context)
{
    /// <summary>Begins the units of what is counted one by one.</summary>
    public const string Counted = "count:";

    public bool IsApproximate { get; init; }

    /// <summary>Of a role: whose it is.</summary>
    public string Name { get; init; } = "";
}
