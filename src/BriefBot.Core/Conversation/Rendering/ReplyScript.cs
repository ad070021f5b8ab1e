using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// What of a reply is shown and in which order, the same for every renderer: text, disagreement, citations, passages,
/// sections, stories, articles, pictures, notices, buttons, suggestions. <see cref="Reply.OtherPassages"/> are not shown.
/// </summary>
internal sealed class ReplyScript
{
    private const int MaxTitle = 200;
    private const int MaxPublisher = 80;
    private const int MaxHeading = 200;
    private const int MaxShort = 24;

    private readonly Reply _reply;
    private readonly ReplyTexts _texts;

    private ReplyScript(Reply reply) => (_reply, _texts) = (reply, ReplyTexts.For(reply.Language));

    public static IReadOnlyList<ReplyPart> Of(Reply reply)
    {
        var script = new ReplyScript(reply);
        return
        [
            .. script.Text(),
            .. script.Disagreement(),
            .. script.Citations(),
            .. script.Passages(),
            .. reply.Sections.SelectMany(script.Section),
            .. reply.Stories.SelectMany(story => new StoryScript(story, reply.Language).Parts()),
            .. script.Articles(),
            .. script.Pictures(),
            .. reply.Notices.Where(Says).Select(notice => new ReplyPart(Importance.Notice, [Words(notice)])),
            .. script.Buttons(),
            .. script.Suggestions(),
        ];
    }

    /// <summary>Says that something was left out.</summary>
    public static ReplyLine[] More(Reply reply) => [Words(ReplyTexts.For(reply.Language).MoreThanFits)];

    /// <summary>What stands above the stories that a digest has no room for; null where it has none.</summary>
    public static string? MoreStories(Reply reply)
    {
        if (reply.MoreStories == 0)
            return null;
        var texts = DigestTexts.For(reply.Language);
        return reply.Articles.Count is > 0 and var named && named < reply.MoreStories
            ? texts.Format(texts.MoreAmong, reply.MoreStories)
            : texts.Count(texts.MoreStories, reply.MoreStories);
    }

    private IEnumerable<ReplyPart> Text()
    {
        if (!Says(_reply.Text))
            yield break;
        var isAnswer = _reply.Citations is [{ AnswerText: var answer }, ..] && answer == _reply.Text;
        // The short answer is an article's: it is not cut.
        yield return isAnswer
            ? new ReplyPart(Importance.Text, [new ReplyLine(LineKind.Text, true, new StyledText(_reply.Text, TextStyle.Answer))])
            : new ReplyPart(Importance.Text, [_reply.Stories.Count > 0 ? Heading(_reply.Text.ReplaceLineEndings(" ")) : Words(_reply.Text)]) { Words = _reply.Text };
        if (_reply.Gloss is { } gloss && Says(gloss))
            yield return new ReplyPart(Importance.Notice, [new ReplyLine(LineKind.Text, false, Plain(_texts.Format(_texts.Gloss, OneLine.Of(gloss, MaxHeading))))]);
    }

    /// <summary>All sides or none. Where they do not fit, that there are sides is said at least.</summary>
    private IEnumerable<ReplyPart> Disagreement()
    {
        if (_reply.Disagreement is not { } disagreement)
            yield break;
        var heading = Heading(_texts.Disagreements[disagreement.Kind]);
        yield return new ReplyPart(Importance.Disagreement, [heading, .. disagreement.Claims.Select(Claim)], [heading]) { CompleteForms = 1 };
    }

    private ReplyLine Claim(Claim claim) => new(
        LineKind.Item, false, Number(claim.Citation), Plain(" “"), new StyledText(claim.Value, TextStyle.Quote), Plain("”" + Teller(claim)));

    /// <summary>Who says it and when, as far as that is known.</summary>
    private string Teller(Claim claim)
    {
        if (_reply.Citations.FirstOrDefault(citation => citation.Number == claim.Citation)?.Source is not { } source)
            return "";
        var publisher = OneLine.Of(source.Publisher ?? source.Url?.Host ?? "", MaxPublisher);
        var date = source.Published is null ? "" : SourceLine.Date(source.Published, _reply.Language);
        var said = string.Join(", ", new[] { publisher, date }.Where(Says));
        return said.Length > 0 ? $" — {said}" : "";
    }

    private IEnumerable<ReplyPart> Citations() => _reply.Citations.Select((citation, i) => i == 0
        ? First(citation)
        : new ReplyPart(Importance.Citation, Cited(citation, Source(citation.Passage)), Cited(citation, Unlinked(citation.Passage))));

    /// <summary>The citation that everything rests on has ever shorter forms; the last names the source without the quote.</summary>
    private ReplyPart First(Citation citation)
    {
        var brief = Plain(SourceName(citation.Source, MaxShort, MaxShort)) with { Style = TextStyle.Source };
        return new ReplyPart(
            Importance.FirstCitation,
            Cited(citation, Source(citation.Passage)),
            Cited(citation, Unlinked(citation.Passage)),
            Cited(citation, brief),
            [new ReplyLine(LineKind.Quote, true, Number(citation.Number), Plain(" — "), brief)])
        {
            CompleteForms = 3,
        };
    }

    private static ReplyLine[] Cited(Citation citation, StyledText source) =>
    [
        new ReplyLine(LineKind.Quote, true, [Number(citation.Number), Plain(" “"), .. Marked(citation), Plain("”")]),
        new ReplyLine(LineKind.Source, false, source),
    ];

    private static IEnumerable<StyledText> Marked(Citation citation)
    {
        var text = citation.Quote.Text;
        var answer = citation.AnswerSpan ?? new TextSpan(text.Length, text.Length);
        return new[]
        {
            new StyledText(text[..answer.Start], TextStyle.Quote),
            new StyledText(text[answer.Start..answer.End], TextStyle.Answer),
            new StyledText(text[answer.End..], TextStyle.Quote),
        }.Where(part => part.Text.Length > 0);
    }

    private IEnumerable<ReplyPart> Passages() => _reply.Passages.Select((passage, i) => Passage(
        Importance.Passage, i == 0 && _reply.Kind == ReplyKind.Refusal ? _texts.Nearest : "", passage));

    private IEnumerable<ReplyPart> Section(ReplySection section)
    {
        var heading = OneLine.Of(section.Heading, MaxHeading);
        return section.Passages.Count > 0
            ? section.Passages.Select((passage, i) => Passage(Importance.Section, i == 0 ? heading : "", passage))
            : Says(heading) ? [new ReplyPart(Importance.Section, [Heading(heading)])] : [];
    }

    private ReplyPart Passage(Importance importance, string heading, Passage passage)
    {
        ReplyLine[] above = Says(heading) ? [Heading(heading)] : [];
        var quote = new ReplyLine(
            LineKind.Quote, true, Plain("“"), new StyledText(passage.Quote.Text, TextStyle.Quote), Plain("”"));
        return new ReplyPart(
            importance,
            [.. above, quote, new ReplyLine(LineKind.Source, false, Source(passage))],
            [.. above, quote, new ReplyLine(LineKind.Source, false, Unlinked(passage))]);
    }

    private IEnumerable<ReplyPart> Articles() => _reply.MoreStories > 0 ? MoreStories() : _reply.Articles.Select((article, i) => new ReplyPart(
        Importance.Article,
        [new ReplyLine(LineKind.Item, i == 0, Named(article), Plain($" ({article.Id})"))]));

    /// <summary>What a digest has no room for, by some of its headlines.</summary>
    private IEnumerable<ReplyPart> MoreStories()
    {
        var heading = new ReplyLine(LineKind.Label, true, Plain(MoreStories(_reply)!));
        return _reply.Articles.Select((article, i) =>
        {
            var item = new ReplyLine(LineKind.Item, false, Named(article));
            return new ReplyPart(Importance.Article, i == 0 ? [heading, item] : [item]);
        }).DefaultIfEmpty(new ReplyPart(Importance.Article, [heading]));
    }

    private IEnumerable<ReplyPart> Pictures() => _reply.Pictures
        .Where(picture => Says(picture.Alternative))
        .Select(picture => new ReplyPart(
            Importance.Picture, [Words(picture.Drawing ?? $"[{_texts.Format(_texts.Picture, picture.Alternative)}]")]));

    private IEnumerable<ReplyPart> Buttons() => _reply.Buttons
        .Where(button => Says(Command(button.Command).Text))
        .Select((button, i) => new ReplyPart(Importance.Button, [Button(button, i == 0)]));

    private ReplyLine Button(ReplyButton button, bool isFirst)
    {
        var (before, after) = _texts.Say.Split("{0}") is [var b, var a] ? (b, a) : (_texts.Say, "");
        var label = OneLine.Of(button.Label, MaxHeading);
        return new ReplyLine(
            LineKind.Item, isFirst, Plain((Says(label) ? $"{label} – " : "") + before), Command(button.Command), Plain(after));
    }

    /// <summary>None below a help text, which names the commands itself.</summary>
    private IEnumerable<ReplyPart> Suggestions() => (_reply.Kind == ReplyKind.Help ? [] : _reply.Suggestions)
        .Where(suggestion => Says(Command(suggestion).Text))
        .Select((suggestion, i) =>
        {
            var item = new ReplyLine(LineKind.Item, false, Command(suggestion));
            return new ReplyPart(Importance.Suggestion, i == 0 ? [Heading(_texts.SayNext), item] : [item]);
        });

    private StyledText Source(Passage passage) => Named(passage.Source) with { Target = passage.Quote };

    private StyledText Unlinked(Passage passage) => Named(passage.Source);

    private StyledText Named(StoredArticle article) => new(SourceName(article, MaxPublisher, MaxTitle), TextStyle.Source);

    private string SourceName(StoredArticle article, int maxPublisher, int maxTitle) => SourceLine.Of(
        article with
        {
            Publisher = OneLine.Of(article.Publisher ?? article.Url?.Host ?? "", maxPublisher),
            Title = OneLine.Of(article.Title.Length > 0 ? article.Title : article.SourceId, maxTitle),
            SourceId = OneLine.Of(article.SourceId, maxTitle),
        },
        _reply.Language);

    private static ReplyLine Words(string text) => new(LineKind.Text, true, Plain(text));

    private static ReplyLine Heading(string text) => new(LineKind.Heading, true, Plain(text));

    private static StyledText Number(int number) => new($"[{number}]", TextStyle.Number);

    private static StyledText Plain(string text) => new(text, TextStyle.Plain);

    private static StyledText Command(string text) => new(OneLine.Of(text, int.MaxValue - 1), TextStyle.Command);

    private static bool Says(string text) => !string.IsNullOrWhiteSpace(text);
}
