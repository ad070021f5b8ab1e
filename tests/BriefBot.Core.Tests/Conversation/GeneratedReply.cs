using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Tests.Conversation;

/// <summary>
/// A reply made from a seed, with every part that a reply can have and words that mean harm to whoever shows them.
/// Words of articles' texts and of their titles hold marks, so that a test can tell where they went.
/// </summary>
internal sealed class GeneratedReply
{
    /// <summary>In articles' texts, and nowhere else: so long that a picture in Base64 does not come to hold it by chance.</summary>
    public const string Mark = "zqxvkzjwq";

    /// <summary>In titles, publishers and ids of sources, and nowhere else.</summary>
    public const string TitleMark = "jvk";

    private static readonly string[] Hostile =
    [
        "# ", "## Head", "\n# Head", "\n\n", "\n", "\r\n", "\t", "    code", "> quoted", "\n> ", "- item", "\n- ", "1. one", "\n1) ", "***", "\n---\n",
        "===", "\n===", "* ", "*a*", "**b**", "__c__", "_d_", "`code`", "```\n", "~~~", "~~s~~", "|a|b|", "\n|-|-|\n", "[x](http://evil.example)",
        "![i](http://evil.example/i.png)", "[1]: http://evil.example", "\n[1]: http://evil.example\n", "[^1]", "<http://evil.example>", "<b>", "</b>",
        "<script>alert(1)</script>", "<at>Everyone</at>", "<!channel>", "<@U123>", "@everyone", "http://evil.example/a_b", "https://evil.example", "www.evil.example",
        "mailto:a@evil.example", "ftp://evil.example", "a@evil.example", "&lt;", "&amp;", "&#10;", "&copy;", "&", "<", ">", "\\", "\\\\", "\\[", "\\n", "“", "”", "’", "\"",
        "\u001b[31m", "\u001b]0;t\u0007", "\u009b31m", "\u0000", "\u0007", "\u0008", "\u007f", "\u0085", "\u00a0", "\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066",
        "\u2069", "\u2028", "\u2029", "\ufeff", "\ufffd", "\u0301", "e\u0301", "😀", "👩‍👩‍👧", "🇳🇱", "漢字", "مرحبا", "שלום", "  ", " ", "…", "—", "•", "$x$", "^2^", ":smile:", "{0}", "!",
        "(", ")", "[", "]", "-", "+", "=", ":", "_", "*", "~", "|", "#", ".", ",",
    ];

    private static readonly string[] Loose = ["\ud83d", "\ude00"];

    private readonly Random _random;
    private readonly bool _looseSurrogates;
    private readonly List<StoredArticle> _articles = [];

    /// <param name="looseSurrogates">Whether texts may hold halves of characters.</param>
    public GeneratedReply(int seed, bool looseSurrogates)
    {
        _random = new Random(seed);
        _looseSurrogates = looseSurrogates;
        Reply = Make();
    }

    public Reply Reply { get; }

    /// <summary>Everything that the reply refers to.</summary>
    public IReadOnlyList<StoredArticle> Articles => _articles;

    private Reply Make()
    {
        var citations = Many(index => Citation(index + 1), _random.Next(20) == 0 ? 100 : 4).ToList();
        var text = citations is [{ AnswerText.Length: > 0 } first, ..] && Chance(2) ? first.AnswerText : Words(12);
        return new Reply
        {
            Kind = Pick(Enum.GetValues<ReplyKind>()),
            Language = Chance(2) ? "nl" : "en",
            Text = text,
            Gloss = Chance(3) ? "$1 billion" : null,
            Citations = citations,
            Passages = Passages(),
            OtherPassages = Passages(),
            Articles = Many<StoredArticle>(_ => Chance(4) ? Removed() : Article(), 4),
            Disagreement = citations.Count >= 2 && Chance(2) ? Disagreement(citations) : null,
            Sections = Many(_ => new ReplySection(Words(4), Passages()), 3),
            Stories = Stories(citations.Count),
            MoreStories = Chance(4) ? 3 : 0,
            Pictures = Many(_ => new ReplyPicture("image/png", Bytes(), Words(5)), 2),
            Buttons = Many(_ => new ReplyButton(Words(2), Words(3)), 3),
            Suggestions = Many(_ => Words(4), 3),
            Notices = Many(_ => Words(8), 2),
        };
    }

    private Citation Citation(int number)
    {
        var passage = Passage();
        var quote = passage.Quote.Text;
        if (Chance(3))
            return new Citation(number, passage, null);
        var start = WholeFrom(quote, _random.Next(quote.Length));
        var end = WholeFrom(quote, _random.Next(start, quote.Length + 1));
        return new Citation(number, passage, new TextSpan(start, end));
    }

    private List<ReplyStory> Stories(int number)
    {
        var numbers = number;
        return Many(place =>
        {
            var citations = Many(_ => Citation(++numbers), 3).Append(Citation(++numbers)).ToList();
            // Those that do not tell it prove where its sources differ.
            var differ = citations.Count > 1 && Chance(2) ? Disagreement(citations) : null;
            return new ReplyStory
            {
                Number = place + 1,
                Id = StoryId.FoundedBy(citations[0].Source.Id),
                Citations = citations,
                Key = [.. citations.Where((_, i) => i == 0 || differ is null || i >= differ.Claims.Count || Chance(2)).Select(citation => citation.Number)],
                Sources = Many<StoredArticle>(_ => Article(), 3),
                Articles = 1 + _random.Next(9),
                Publishers = 1 + _random.Next(4),
                Changes = Chance(2) ? [new StoryChange(StoryChangeKind.NewArticles, [], [Article()], 2), .. citations.Count > 1 ? [Changed(citations)] : Array.Empty<StoryChange>()] : [],
                Disagreements = differ is null ? [] : [differ],
            };
        }, 2);
    }

    private StoryChange Changed(List<Citation> citations) =>
        new(StoryChangeKind.Figure, [.. citations.Take(2).Select(citation => new Claim(Part(citation.Quote.Text), citation.Number))], [], 0);

    private Disagreement Disagreement(List<Citation> citations) => new(
        Pick(Enum.GetValues<DisagreementKind>()),
        [.. citations.Take(3).Select(citation => new Claim(Part(citation.Quote.Text), citation.Number))]);

    private string Part(string quote)
    {
        var start = WholeFrom(quote, _random.Next(quote.Length));
        return quote[start..WholeFrom(quote, _random.Next(start, quote.Length + 1))];
    }

    private List<Passage> Passages() => Many(_ => Passage(), 3);

    private Passage Passage()
    {
        var article = Article();
        var text = article.Text;
        var start = WholeFrom(text, _random.Next(text.Length / 2));
        var end = Math.Max(start + 1, text.Length - _random.Next(text.Length / 4 + 1));
        return new Passage(article.Quote(new TextSpan(start, WholeFrom(text, end))), article);
    }

    private Article Article()
    {
        var article = Sample.Article(Marked(Mark, _random.Next(40) == 0 ? 400 : 16), $"{TitleMark}-{_articles.Count}") with
        {
            Revision = 1 + _random.Next(3),
            Title = _random.Next(12) == 0 ? string.Concat(Enumerable.Repeat(Marked(TitleMark, 3), 10_000))[..10_000] : Marked(TitleMark, 5),
            Publisher = Chance(4) ? null : Marked(TitleMark, 2),
            Url = Chance(2) ? new Uri("https://news.example/" + TitleMark) : null,
            Published = PublicationDate.TryParse(Pick("2022", "2022-12", "2022-12-30", ""), out var date) ? date : null,
        };
        _articles.Add(article);
        return article;
    }

    private RemovedArticle Removed()
    {
        var article = Sample.Article("-", $"{TitleMark}-{_articles.Count}");
        var stub = new RemovedArticle { Id = article.Id, Revision = 1, SourceId = article.SourceId, Title = Marked(TitleMark, 4) };
        _articles.Add(stub);
        return stub;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(50)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Marked(string mark, int most) => mark + Words(most).Replace(" w", $" {mark}", StringComparison.Ordinal);

    /// <summary>Up to so many words, half of them meaning harm; may be empty.</summary>
    private string Words(int most) => string.Concat(Enumerable.Range(0, _random.Next(most + 1)).Select(_ => _random.Next(20) switch
    {
        0 when _looseSurrogates => Pick(Loose),
        < 10 => Pick(Hostile),
        _ => " w" + _random.Next(1000),
    }));

    private List<T> Many<T>(Func<int, T> make, int most) =>
        Chance(3) ? [] : [.. Enumerable.Range(0, _random.Next(most + 1)).Select(make)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    /// <summary>The next place that does not cut a character.</summary>
    private static int WholeFrom(string text, int place) =>
        place > 0 && place < text.Length && char.IsLowSurrogate(text[place]) && char.IsHighSurrogate(text[place - 1]) ? place + 1 : place;
}
