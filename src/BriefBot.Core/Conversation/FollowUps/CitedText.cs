using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>The part of an article that a quote stands in, with its names.</summary>
internal sealed class CitedText
{
    private readonly string _text;
    private readonly TextAnalysis _analysis;
    private readonly TextSpan _quote;

    private CitedText(string text, TextAnalysis analysis, TextSpan quote)
    {
        (_text, _analysis, _quote) = (text, analysis, quote);
        Kinds = analysis.Mentions
            .GroupBy(mention => TextOf(mention), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => KindOf(group.First()), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Of each name of the article what it is.</summary>
    public IReadOnlyDictionary<string, AntecedentKind> Kinds { get; }

    public static CitedText Around(Article article, TextSpan quote, int before, int behind)
    {
        var start = Math.Max(0, quote.Start - before);
        if (start > 0 && char.IsLowSurrogate(article.Text[start]))
            start++;
        var text = article.Text[start..Math.Min(article.Text.Length, quote.End + behind)];
        return new CitedText(text, EmbeddedTextAnalyzer.Analyze(text, article.Title, article.Language, article.Published), quote.Shift(-start));
    }

    /// <summary>What the answer names or dates, where it is little else.</summary>
    public IEnumerable<Antecedent> InAnswer(string answer) => answer.Length == 0
        ? []
        : Within(_quote).Where(one => one.Span.Length * 2 >= answer.Length && answer.Contains(one.Span.In(_text), StringComparison.Ordinal)).Select(one => one.Antecedent);

    /// <summary>What the quoted sentence names or dates, and whom its pronouns stand for.</summary>
    public IEnumerable<Antecedent> InQuote() => Within(_quote).Select(one => one.Antecedent);

    /// <summary>The same name in full, with what it is, where the article has it.</summary>
    public Antecedent? Find(string name)
    {
        foreach (var mention in _analysis.Mentions)
        {
            if (_text.AsSpan(mention.Span.Start, mention.Span.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
                return Of(mention);
        }
        return null;
    }

    private IEnumerable<(TextSpan Span, Antecedent Antecedent)> Within(TextSpan span)
    {
        var named = _analysis.Mentions.Where(mention => span.Contains(mention.Span)).Select(mention => (mention.Span, Of(mention)));
        var dated = _analysis.Dates.Where(date => span.Contains(date.Span)).Select(date => (date.Span, new Antecedent(date.Span.In(_text).ToString(), AntecedentKind.Date)));
        var meant = _analysis.References
            .Where(reference => span.Contains(reference.Span) && reference.Entity >= 0)
            .Select(reference => (reference.Span, OfEntity(reference.Entity)));
        return named.Concat(dated).Concat(meant).OrderBy(one => one.Span);
    }

    private Antecedent Of(in Mention mention) => mention.Entity >= 0
        ? OfEntity(mention.Entity)
        : new Antecedent(TextOf(mention), KindOf(mention), GenderOf(mention));

    private Antecedent OfEntity(int entity)
    {
        var known = _analysis.Entities[entity];
        var gender = _analysis.Mentions.Where(mention => mention.Entity == entity).Select(mention => GenderOf(mention)).FirstOrDefault(found => found != Gender.Unknown);
        return new Antecedent(known.Name, Kind(known.Kind), gender);
    }

    private Gender GenderOf(in Mention mention)
    {
        if (mention.Kind != MentionKind.Person)
            return Gender.Unknown;
        var title = mention.FirstToken > 0 ? _analysis.Tokens[mention.FirstToken - 1].Form : "";
        return Genders.Of(title, _analysis.Tokens[mention.FirstToken].Form);
    }

    private string TextOf(in Mention mention) => mention.Span.In(_text).ToString();

    private AntecedentKind KindOf(in Mention mention) =>
        Kind(mention.Entity >= 0 ? _analysis.Entities[mention.Entity].Kind : mention.Kind);

    internal static AntecedentKind Kind(MentionKind kind) => kind switch
    {
        MentionKind.Person => AntecedentKind.Person,
        MentionKind.Organisation => AntecedentKind.Organisation,
        MentionKind.Place => AntecedentKind.Place,
        _ => AntecedentKind.Thing,
    };
}
