using System.Text.RegularExpressions;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Conversation.Rendering;

/// <summary>What every renderer promises, over thousands of replies whose words mean harm.</summary>
public sealed partial class RenderedRepliesTests
{
    private const int Replies = 500;
    private const string Link = "https://reader.example/read?a=1&copy=2&q=[x](y)_z_*";

    private static readonly int[] Limits =
        [0, 1, 2, 3, 7, 20, 27, 28, 29, 40, 60, 100, 150, 250, 400, 700, 1_000, 1_500, 2_500, 5_000, 20_000, int.MaxValue];

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static readonly MarkdownRenderer Markdown = new(quote => quote.Span.Start % 2 == 0 ? new Uri(Link) : null);

    private static readonly MarkdownRenderer Linkless = new(_ => null);

    [Fact]
    public void PlainTextHoldsItsLimitAndShowsQuotesWhole() => WithinLimits((reply, limit) =>
    {
        var shown = PlainTextRenderer.Render(reply, limit);
        Assert.True(shown.Length <= limit, $"{shown.Length} > {limit}");
        AssertQuotesAreWhole(reply, shown, text => text);
        AssertSaysWhatIsMissing(reply, shown, PlainTextRenderer.Render(reply, int.MaxValue), limit);
        AssertShowsFirstCitation(reply, shown, limit, text => text);
    });

    [Fact]
    public void MarkdownHoldsItsLimitAndShowsQuotesWhole() => WithinLimits((reply, limit) =>
    {
        var written = Markdown.Render(reply, limit);
        Assert.True(written.Length <= limit, $"{written.Length} > {limit}");
        var shown = new ShownMarkdown(written, extended: false).Text;
        AssertQuotesAreWhole(reply, shown, Readable);
        AssertSaysWhatIsMissing(reply, written, Markdown.Render(reply, int.MaxValue), limit);
        AssertShowsFirstCitation(reply, shown, limit, Readable);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NothingInAnArticleMakesMarkup(bool extended) => WithinLimits((reply, limit) =>
    {
        var shown = new ShownMarkdown(Markdown.Render(reply, limit), extended);
        Assert.Empty(shown.Foreign);
        Assert.All(shown.Links, link => Assert.StartsWith("https://reader.example/read?a=1&copy=2&q=", link, StringComparison.Ordinal));
        Assert.Empty(new ShownMarkdown(Linkless.Render(reply, limit), extended).Links);
    });

    [Fact]
    public void MarkdownHasNeitherTagsNorMentions() => ForReplies(reply =>
    {
        var written = Markdown.Render(reply, int.MaxValue);
        Assert.DoesNotContain("<", written, StringComparison.Ordinal);
        Assert.DoesNotMatch(BareAt(), written);
    });

    [Fact]
    public void MarkdownSaysTheSameAsPlainText() => ForReplies(reply =>
    {
        var plain = Bullets().Replace(Readable(PlainTextRenderer.Render(reply, int.MaxValue)), "");
        foreach (var extended in new[] { false, true })
        {
            var shown = new ShownMarkdown(Markdown.Render(reply, int.MaxValue), extended);
            Assert.Equal(Packed(plain), Packed(Bullets().Replace(shown.Text, "")));
        }
    });

    [Fact]
    public void EveryBlockQuoteIsAQuoteAndItsSource() => ForReplies(reply =>
    {
        var expected = Passages(reply).Select(passage => Readable($"“{passage.Quote.Text}”")).ToList();
        foreach (var quote in new ShownMarkdown(Markdown.Render(reply, int.MaxValue), extended: false).Quotes)
            Assert.Contains(expected, text => Number().Replace(quote.Trim(), "", 1).StartsWith(text, StringComparison.Ordinal));
    });

    [Fact]
    public void OnlyAnswersAndHeadingsAreBold() => ForReplies(reply =>
    {
        var texts = ReplyTexts.For(reply.Language);
        var expected = reply.Citations.Select(citation => citation.AnswerText).Concat(reply.Sections.Select(section => OneLine.Of(section.Heading, 200)))
            .Concat(reply.Stories.Select(story => OneLine.Of(story.Headline.Heading, 200)))
            .Append(reply.Text.ReplaceLineEndings(" ")).Append(DigestTexts.For(reply.Language).Changed).Concat(DigestTexts.For(reply.Language).Disagreements.Values).Append(ReplyScript.MoreStories(reply) ?? "")
            .Append(texts.Nearest).Append(texts.SayNext).Concat(texts.Disagreements.Values)
            .Select(text => Packed(Readable(text))).ToHashSet();
        foreach (var bold in new ShownMarkdown(Markdown.Render(reply, int.MaxValue), extended: false).Bold)
            Assert.True(expected.Contains(Packed(bold)) || bold.EndsWith('…'), bold);
    });

    [Fact]
    public void TheTerminalHoldsItsLimitAndShowsQuotesWhole() => WithinLimits((reply, limit) =>
    {
        var shown = Text(TerminalRenderer.Render(reply, 60, limit));
        Assert.True(shown.Length <= limit, $"{shown.Length} > {limit}");
        AssertQuotesAreWhole(reply, Packed(shown), text => Packed(TerminalText.Clean(text)));
        AssertSaysWhatIsMissing(reply, shown.TrimEnd(), Text(TerminalRenderer.Render(reply, 60, int.MaxValue)).TrimEnd(), limit);
        AssertShowsFirstCitation(reply, Packed(shown), limit, text => Packed(TerminalText.Clean(text)));
    });

    [Fact]
    public void TheTerminalIsNotSteeredAndNotOverrun() => ForReplies(reply =>
    {
        foreach (var width in new[] { 1, 20, 21, 33, 80, 200 })
        {
            foreach (var line in TerminalRenderer.Render(reply, width, int.MaxValue))
            {
                var text = line.ToString();
                Assert.True(TerminalText.Width(text) <= Math.Max(width, TerminalRenderer.MinWidth), text);
                Assert.DoesNotContain(text, c => char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
            }
        }
    });

    [Fact]
    public void TheTerminalSaysTheSameAsPlainText() => ForReplies(reply =>
    {
        var plain = Bullets().Replace(TerminalText.Clean(PlainTextRenderer.Render(reply, int.MaxValue)), "");
        foreach (var width in new[] { 20, 47, 100 })
        {
            var shown = Text(TerminalRenderer.Render(reply, width, int.MaxValue));
            Assert.Equal(Packed(plain), Packed(Bullets().Replace(shown, "")));
        }
    });

    [Fact]
    public void NoCharacterIsCut() => WithinLimits(
        (reply, limit) =>
        {
            AssertWellFormed(PlainTextRenderer.Render(reply, limit));
            AssertWellFormed(Markdown.Render(reply, limit));
            AssertWellFormed(Text(TerminalRenderer.Render(reply, 30, limit)));
        },
        looseSurrogates: false);

    private static void ForReplies(Action<Reply> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Replies),
        Prop.ForAll(Seeds, seed => check(new GeneratedReply(seed, looseSurrogates: true).Reply)));

    /// <summary>Each reply within a few of the limits; over all replies each limit has its turn hundreds of times.</summary>
    private static void WithinLimits(Action<Reply, int> check, bool looseSurrogates = true) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Replies),
        Prop.ForAll(Seeds, seed =>
        {
            var reply = new GeneratedReply(seed, looseSurrogates).Reply;
            foreach (var limit in new Random(seed).GetItems(Limits, 4))
                check(reply, limit);
        }));

    /// <summary>Takes out every quote that is there as a whole: no word of an article may be left.</summary>
    private static void AssertQuotesAreWhole(Reply reply, string shown, Func<string, string> form)
    {
        var whole = Passages(reply).Select(passage => form($"“{passage.Quote.Text}”"))
            .Concat(Claims(reply).Select(claim => form($"“{claim.Value}”")))
            .Concat(reply.Citations.Take(1).Where(citation => citation.AnswerText == reply.Text).Select(citation => form(citation.AnswerText).Trim()))
            .Where(text => text.Length > 0)
            .OrderByDescending(text => text.Length);
        foreach (var text in whole)
            shown = shown.Replace(text, "", StringComparison.Ordinal);
        Assert.DoesNotContain(GeneratedReply.Mark, shown, StringComparison.Ordinal);
    }

    private static void AssertSaysWhatIsMissing(Reply reply, string shown, string whole, int limit)
    {
        var more = ReplyTexts.For(reply.Language).MoreThanFits;
        if (limit == int.MaxValue)
            Assert.DoesNotContain(more, shown, StringComparison.Ordinal);
        else if (shown != whole && limit >= more.Length + 2)
            Assert.EndsWith(more, shown, StringComparison.Ordinal);
    }

    private static void AssertShowsFirstCitation(Reply reply, string shown, int limit, Func<string, string> form)
    {
        if (limit < 1_000 || reply.Citations is not [var first, ..] || first.Quote.Text.Length > 100)
            return;
        var name = SourceLine.Date(first.Source.Published, reply.Language);
        var quote = shown.IndexOf(form($"[1] “{first.Quote.Text}”"), StringComparison.Ordinal);
        Assert.True(quote >= 0, shown);
        var source = shown.IndexOf('—', quote + form($"[1] “{first.Quote.Text}”").Length);
        Assert.Contains(form(name), shown[source..], StringComparison.Ordinal);
    }

    private static IEnumerable<Passage> Passages(Reply reply) => reply.Shown;

    private static IEnumerable<Claim> Claims(Reply reply) => (reply.Disagreement?.Claims ?? [])
        .Concat(reply.Stories.SelectMany(story => story.Changes).SelectMany(change => change.Claims))
        .Concat(reply.Stories.SelectMany(story => story.Disagreements).SelectMany(disagreement => disagreement.Claims));

    /// <summary>Without what Markdown cannot hold.</summary>
    private static string Readable(string text) => string.Concat(text.Replace('\0', '\uFFFD').EnumerateRunes());

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Text(IEnumerable<TerminalLine> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static void AssertWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]))
                Assert.True(++i < text.Length && char.IsLowSurrogate(text[i]), text);
            else
                Assert.False(char.IsLowSurrogate(text[i]), text);
        }
    }

    [GeneratedRegex("•")]
    private static partial Regex Bullets();

    [GeneratedRegex(@"(?<!\\)@")]
    private static partial Regex BareAt();

    [GeneratedRegex(@"^\[\d+\] ")]
    private static partial Regex Number();
}
