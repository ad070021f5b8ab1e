using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>What of a digest's story is shown and in which order: headline, sentences, changes, disagreements, sources.</summary>
internal sealed class StoryScript(ReplyStory story, string language)
{
    private const int MaxTitle = 200;
    private const int MaxPublisher = 80;

    private readonly DigestTexts _texts = DigestTexts.For(language);
    private readonly HashSet<int> _shown = [];

    public IEnumerable<ReplyPart> Parts()
    {
        foreach (var (i, number) in story.Key.Index())
        {
            var quote = Cited(number, withTitle: true);
            var unlinked = Unlinked(quote);
            yield return i == 0
                ? new ReplyPart(Importance.Section, [Headline(true), .. quote], [Headline(false), .. unlinked])
                : new ReplyPart(Importance.Section, quote, unlinked);
        }
        foreach (var part in Changes().Concat(story.Disagreements.Select(Disagreement)))
            yield return part;
        yield return new ReplyPart(Importance.Section, [new ReplyLine(LineKind.Note, true, Plain(Sources()))]);
    }

    /// <summary>"2. Its title (in English)".</summary>
    private ReplyLine Headline(bool isLinked) => new(
        LineKind.Headline,
        true,
        Plain($"{story.Number}. "),
        new StyledText(OneLine.Of(story.Headline.Heading, MaxTitle), TextStyle.Source, isLinked ? story.Citations[0].Quote : null),
        Plain(Marked(story.Headline)));

    /// <summary>What changed, up to its values.</summary>
    public string Label(StoryChange change) => change.Claims.Count > 0 ? _texts.Changes.GetValueOrDefault(change.Kind, "") : Named(change);

    public string Label(Disagreement disagreement) => _texts.Disagreements[disagreement.Kind];

    private IEnumerable<ReplyPart> Changes()
    {
        foreach (var (i, change) in story.Changes.Index())
        {
            ReplyLine[] heading = i == 0 ? [new ReplyLine(LineKind.Label, true, Plain(_texts.Changed))] : [];
            ReplyLine item = change.Claims is [var before, .., var after]
                ? new ReplyLine(LineKind.Item, false, [Plain($"{Label(change)}: {_texts.From} "), .. Value(before), Plain($", {_texts.To} "), .. Value(after)])
                : new ReplyLine(LineKind.Item, false, Plain(Label(change)));
            yield return Proven([.. heading, item], change.Claims);
        }
    }

    private ReplyPart Disagreement(Disagreement disagreement) => Proven(
        [
            new ReplyLine(LineKind.Label, true, Plain(Label(disagreement))),
            .. disagreement.Claims.Select(claim => new ReplyLine(LineKind.Item, false, [.. Value(claim), Plain(Teller(claim))])),
        ],
        disagreement.Claims);

    /// <summary>The lines with those sentences below them that have not been shown yet: all or nothing.</summary>
    private ReplyPart Proven(ReplyLine[] lines, IReadOnlyList<Claim> claims)
    {
        var proof = claims.Select(claim => claim.Citation).Distinct().Where(number => !_shown.Contains(number)).ToList()
            .SelectMany(number => Cited(number, withTitle: false)).ToArray();
        return new ReplyPart(Importance.Section, [.. lines, .. proof], [.. lines, .. Unlinked(proof)]);
    }

    private static StyledText[] Value(Claim claim) =>
        [Plain("“"), new StyledText(claim.Value, TextStyle.Quote), Plain("” "), new StyledText($"[{claim.Citation}]", TextStyle.Number)];

    private string Teller(Claim claim) => story.Citations.FirstOrDefault(citation => citation.Number == claim.Citation) is { } citation
        ? $" — {Teller(citation.Source)}"
        : "";

    private ReplyLine[] Cited(int number, bool withTitle)
    {
        _shown.Add(number);
        var citation = story.Citations.First(one => one.Number == number);
        var name = withTitle && citation.Source.Id != story.Headline.Id && citation.Source.Title.Length > 0
            ? $"{Teller(citation.Source)}: {OneLine.Of(citation.Source.Title, MaxTitle)}"
            : Teller(citation.Source);
        return
        [
            new ReplyLine(
                LineKind.Quote, true, new StyledText($"[{number}]", TextStyle.Number), Plain(" “"), new StyledText(citation.Quote.Text, TextStyle.Quote), Plain("”")),
            new ReplyLine(LineKind.Source, false, new StyledText(name, TextStyle.Source, citation.Quote), Plain(citation.Source.Id == story.Headline.Id ? "" : Marked(citation.Source))),
        ];
    }

    private string Teller(StoredArticle article) => string.Join(
        ", ", new[] { Publisher(article), SourceLine.Date(article.Published, language) }.Where(part => part.Length > 0));

    private static string Publisher(StoredArticle article) => OneLine.Of(article.Publisher ?? article.Url?.Host ?? article.SourceId, MaxPublisher);

    /// <summary>Says in which language an article is, where that is not the reader's.</summary>
    public string Marked(StoredArticle article) => article is Article { Language: var written } && written != language && written != "und"
        ? $" ({(_texts.Languages.TryGetValue(written, out var known) ? known : written)})"
        : "";

    /// <summary>"4 articles from 3 sources: …".</summary>
    public string Sources()
    {
        var names = story.Sources.Select(Publisher).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count == 0)
            names.Add(Publisher(story.Headline));
        var more = story.Publishers > names.Count ? $", {_texts.And}" : "";
        return _texts.Format(
            _texts.Counted, _texts.Count(_texts.Articles, story.Articles), _texts.Count(_texts.Publishers, story.Publishers), string.Join(", ", names) + more);
    }

    private string Named(StoryChange change)
    {
        var start = _texts.Count(change.Kind == StoryChangeKind.Revised ? _texts.Revised : _texts.NewArticles, change.Count);
        var names = change.Articles.Select(article => $"“{OneLine.Of(article.Heading, MaxTitle)}” ({Publisher(article)})");
        return start + string.Join(", ", names) + (change.Count > change.Articles.Count ? $", {_texts.And}" : "");
    }

    private static ReplyLine[] Unlinked(IEnumerable<ReplyLine> lines) =>
        [.. lines.Select(line => new ReplyLine(line.Kind, line.Apart, [.. line.Texts.Select(text => text with { Target = null })]))];

    private static StyledText Plain(string text) => new(text, TextStyle.Plain);
}
