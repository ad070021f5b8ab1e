using System.Text.Json.Nodes;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Indexing;
using FsCheck;
using FsCheck.Fluent;
using Moq;

namespace BriefBot.Core.Tests.Conversation;

public sealed class ReplyFormatTests
{
    private static readonly Article Gazette = Sample.Article("The bridge opened in May. It cost a lot.", "gazette");
    private static readonly Article Courier = Sample.Article("The bridge opened in June. Nobody came.", "courier");
    private static readonly Article Herald = Sample.Article("The bridge opened in July.", "herald");

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static readonly Reply Answer = new()
    {
        Kind = ReplyKind.Answer,
        Language = "nl",
        Text = "May",
        Citations =
        [
            new Citation(1, Passage(Gazette, 0, 25), new TextSpan(21, 24)),
            new Citation(2, Passage(Courier, 0, 26), new TextSpan(21, 25)),
            new Citation(3, Passage(Herald, 0, 26), new TextSpan(21, 25)),
        ],
        Disagreement = new Disagreement(DisagreementKind.Contradiction, [new Claim("May", 1), new Claim("June", 2), new Claim("July", 3)]),
        OtherPassages = [Passage(Courier, 27, 39)],
        Sections = [new ReplySection("Costs", [Passage(Gazette, 26, 40)]), new ReplySection("Visitors", [Passage(Courier, 27, 39)])],
    };

    [Fact]
    public void AReplyComesBackAsItWas() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Seeds, seed =>
    {
        var generated = new GeneratedReply(seed, looseSurrogates: false);
        var read = Read(ReplyFormat.Write(generated.Reply), generated.Articles);
        Assert.Equal(Description.Of(generated.Reply), Description.Of(read));
        Assert.Equal(ReplyFormat.Quotes(generated.Reply), ReplyFormat.Quotes(read));
    }));

    [Fact]
    public void NoWordOfAnArticleIsKept() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Seeds, seed =>
        Assert.DoesNotContain(GeneratedReply.Mark, ReplyFormat.Write(new GeneratedReply(seed, looseSurrogates: true).Reply), StringComparison.Ordinal)));

    [Fact]
    public void HalvesOfCharactersDoNoHarm() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Seeds, seed =>
    {
        var generated = new GeneratedReply(seed, looseSurrogates: true);
        var read = Read(ReplyFormat.Write(generated.Reply), generated.Articles);
        Assert.Equal(ReplyFormat.Quotes(generated.Reply), ReplyFormat.Quotes(read));
    }));

    [Fact]
    public void EveryDamageIsAFormatException() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var payload = ReplyFormat.Write(Answer);
        var (start, end) = (random.Next(payload.Length), random.Next(payload.Length + 1));
        var damaged = payload.Remove(Math.Min(start, end), Math.Abs(end - start));
        if (damaged != payload && Record.Exception(() => Read(damaged, [Gazette, Courier, Herald])) is { } exception)
            Assert.IsType<FormatException>(exception);
    }));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{\"version\":1.5}")]
    [InlineData("{\"version\":1}")]
    public void RefusesWhatIsNoReply(string payload) => Assert.Throws<FormatException>(() => Read(payload, []));

    [Theory]
    [InlineData("version", "2")]
    [InlineData("kind", "\"rumour\"")]
    [InlineData("kind", "1")]
    [InlineData("language", "null")]
    [InlineData("notices", "[null]")]
    [InlineData("passages", "[null]")]
    [InlineData("passages", "[{\"article\":\"x\",\"revision\":1,\"start\":0,\"end\":1}]")]
    [InlineData("unheardOf", "1")]
    public void RefusesAnUnknownVersionOrPart(string name, string value)
    {
        var payload = JsonNode.Parse(ReplyFormat.Write(Answer))!.AsObject();
        payload[name] = JsonNode.Parse(value);
        Assert.Throws<FormatException>(() => Read(payload.ToJsonString(), [Gazette, Courier, Herald]));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    [InlineData(0, 41)]
    public void RefusesAQuoteWhereNoneCanBe(int start, int end)
    {
        var payload = JsonNode.Parse(ReplyFormat.Write(Answer))!;
        var place = payload["citations"]![0]!["quote"]!;
        (place["start"], place["end"]) = (start, end);
        Assert.Throws<FormatException>(() => Read(payload.ToJsonString(), [Gazette, Courier, Herald]));
    }

    [Fact]
    public void LeavesOutACitationWhoseArticleWasRemovedAndKeepsTheNumbers()
    {
        var read = Read(ReplyFormat.Write(Answer), [Gazette, Stub(Courier), Herald]);
        Assert.Equal((ReplyKind.Answer, "May"), (read.Kind, read.Text));
        Assert.Equal([1, 3], read.Citations.Select(citation => citation.Number));
        Assert.Equal([new Claim("May", 1), new Claim("July", 3)], read.Disagreement!.Claims);
        Assert.Empty(read.OtherPassages);
        Assert.Equal(["Costs"], read.Sections.Select(section => section.Heading));
    }

    [Fact]
    public void OneSideAloneIsNoDisagreement() =>
        Assert.Null(Read(ReplyFormat.Write(Answer), [Gazette, Stub(Courier), Stub(Herald)]).Disagreement);

    [Theory]
    [InlineData("nl", "verwijderd")]
    [InlineData("en", "taken out")]
    public void AnAnswerWithoutItsFirstCitationSaysThatTheSourceIsGone(string language, string expected)
    {
        var read = Read(ReplyFormat.Write(Answer with { Language = language }), [Stub(Gazette), Courier, Herald]);
        Assert.Equal((ReplyKind.Problem, language), (read.Kind, read.Language));
        Assert.Contains(expected, read.Text, StringComparison.Ordinal);
        Assert.Empty(ReplyFormat.Quotes(read));
    }

    [Fact]
    public void AnArticleThatIsUnknownIsGoneToo() =>
        Assert.Equal(ReplyKind.Problem, Read(ReplyFormat.Write(Answer), [Courier, Herald]).Kind);

    [Fact]
    public void QuotesTheRevisionThatWasQuoted()
    {
        var revised = Gazette with { Revision = 2, Text = "The bridge opened in August, it is said." };
        Assert.Equal(ReplyKind.Problem, Read(ReplyFormat.Write(Answer), [revised, Courier, Herald]).Kind);
    }

    [Fact]
    public void AnArticleThatIsGoneIsNotShownNorListed()
    {
        var sources = new Reply { Kind = ReplyKind.Sources, Language = "en", Text = "Two articles.", Articles = [Gazette, Courier] };
        Assert.Equal([Courier.Id], Read(ReplyFormat.Write(sources), [Stub(Gazette), Courier]).Articles.Select(article => article.Id));
        var article = new Reply { Kind = ReplyKind.Article, Language = "en", Text = "It begins:", Articles = [Gazette] };
        Assert.Equal(ReplyKind.Problem, Read(ReplyFormat.Write(article), [Stub(Gazette)]).Kind);
    }

    [Fact]
    public void AClaimThatItsCitationDoesNotHoldCannotBeWritten()
    {
        var invented = Answer with { Disagreement = new Disagreement(DisagreementKind.Change, [new Claim("May", 1), new Claim("August", 2)]) };
        Assert.Throws<ArgumentException>(() => ReplyFormat.Write(invented));
        var unnumbered = Answer with { Disagreement = new Disagreement(DisagreementKind.Change, [new Claim("May", 7)]) };
        Assert.Throws<ArgumentException>(() => ReplyFormat.Write(unnumbered));
    }

    [Fact]
    public void NamesEveryQuoteOnce() => Assert.Equal(
        [
            new QuoteReference(Gazette.Id, 1, new TextSpan(0, 25)), new QuoteReference(Courier.Id, 1, new TextSpan(0, 26)),
            new QuoteReference(Herald.Id, 1, new TextSpan(0, 26)), new QuoteReference(Gazette.Id, 1, new TextSpan(26, 40)),
            new QuoteReference(Courier.Id, 1, new TextSpan(27, 39)),
        ],
        ReplyFormat.Quotes(Answer));

    [Fact]
    public void AStoryIsToldWithoutWhatWasRemovedAndLeftOutWithoutItsSentences()
    {
        var story = new ReplyStory
        {
            Number = 1,
            Id = StoryId.FoundedBy(Gazette.Id),
            Citations = [new Citation(1, Passage(Gazette, 0, 25), null), new Citation(2, Passage(Courier, 0, 26), null), new Citation(3, Passage(Herald, 0, 26), null)],
            Key = [1, 2],
            Sources = [Gazette, Courier, Herald],
            Articles = 3,
            Publishers = 3,
            Changes = [new StoryChange(StoryChangeKind.Date, [new Claim("May", 1), new Claim("June", 2)], [], 0)],
            Disagreements = [new Disagreement(DisagreementKind.Contradiction, [new Claim("June", 2), new Claim("July", 3)])],
        };
        var digest = new Reply { Kind = ReplyKind.Digest, Language = "en", Text = "News", Stories = [story, story with { Number = 2, Key = [1], Citations = story.Citations.Take(1).ToList(), Changes = [], Disagreements = [] }] };

        var read = Read(ReplyFormat.Write(digest), [Stub(Gazette), Courier, Herald]);

        var left = Assert.Single(read.Stories);
        Assert.Equal(Courier.Id, left.Headline.Id);
        Assert.Equal((2, 2, "2"), (left.Articles, left.Publishers, string.Join(' ', left.Key)));
        Assert.Empty(left.Changes);
        Assert.Single(left.Disagreements);
        Assert.Contains("One story is left out", Assert.Single(read.Notices), StringComparison.Ordinal);
        Assert.Equal(ReplyKind.Problem, Read(ReplyFormat.Write(digest), [Stub(Gazette), Stub(Courier), Herald]).Kind);
    }

    [Fact]
    public void WhatAModelWordedGoesWithAnyOfItsCitations()
    {
        var composed = Answer with { Text = "By a model:\nThe bridge opened in May [1].", IsComposed = true, Disagreement = null, OtherPassages = [], Sections = [] };
        var whole = Read(ReplyFormat.Write(composed), [Gazette, Courier, Herald]);
        Assert.Equal((composed.Text, true), (whole.Text, whole.IsComposed));
        var left = Read(ReplyFormat.Write(composed), [Gazette, Stub(Courier), Herald]);
        Assert.Equal(("May", false), (left.Text, left.IsComposed));
        Assert.Equal(ReplyKind.Problem, Read(ReplyFormat.Write(composed), [Stub(Gazette), Courier, Herald]).Kind);
    }

    private static Passage Passage(Article article, int start, int end) => new(article.Quote(new TextSpan(start, end)), article);

    private static RemovedArticle Stub(Article article) =>
        new() { Id = article.Id, Revision = article.Revision, SourceId = article.SourceId };

    private static Reply Read(string payload, IReadOnlyList<StoredArticle> articles)
    {
        var store = new Mock<IArticleStore>(MockBehavior.Strict);
        store.Setup(s => s.FindAsync(It.IsAny<ArticleId>(), It.IsAny<int?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ArticleId id, int? revision, CancellationToken _) =>
                articles.FirstOrDefault(article => article.Id == id && (article.Revision == revision || article is RemovedArticle)));
        return ReplyFormat.ReadAsync(payload, store.Object, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>All that a reply says, in lines that can be compared.</summary>
    private static class Description
    {
        public static string[] Of(Reply reply) =>
        [
            $"{reply.Kind} {reply.Language} {reply.Text} {reply.Gloss}",
            .. reply.Citations.Select(citation => $"citation {citation.Number} {citation.AnswerSpan} {Of(citation.Passage)}"),
            .. reply.Passages.Select(passage => $"passage {Of(passage)}"),
            .. reply.OtherPassages.Select(passage => $"other {Of(passage)}"),
            .. reply.Articles.Select(article => $"article {Of(article)}"),
            $"differ {reply.Disagreement?.Kind}",
            .. reply.Disagreement?.Claims.Select(claim => $"claim {claim}") ?? [],
            .. reply.Sections.SelectMany(section => section.Passages.Select(Of).Prepend($"section {section.Heading}")),
            .. reply.Stories.SelectMany(Of),
            $"{reply.MoreStories} more",
            .. reply.Pictures.Select(picture => $"picture {picture.MediaType} {Convert.ToHexString(picture.Data.Span)} {picture.Alternative} {picture.Drawing}"),
            .. reply.Buttons.Select(button => $"button {button}"),
            .. reply.Suggestions.Select(suggestion => $"suggestion {suggestion}"),
            .. reply.Notices.Select(notice => $"notice {notice}"),
        ];

        private static IEnumerable<string> Of(ReplyStory story) =>
        [
            $"story {story.Number} {story.Id} {string.Join(' ', story.Key)} {story.Articles} {story.Publishers}",
            .. story.Citations.Select(citation => $"citation {citation.Number} {citation.AnswerSpan} {Of(citation.Passage)}"),
            .. story.Sources.Select(article => $"source {Of(article)}"),
            .. story.Changes.SelectMany(change => change.Claims.Select(claim => $"claim {claim}").Concat(change.Articles.Select(Of)).Prepend($"change {change.Kind} {change.Count}")),
            .. story.Disagreements.SelectMany(disagreement => disagreement.Claims.Select(claim => $"claim {claim}").Prepend($"differ {disagreement.Kind}")),
        ];

        private static string Of(Passage passage) => $"{QuoteReference.Of(passage.Quote)} {passage.Quote.Text} {Of(passage.Source)}";

        private static string Of(StoredArticle article) => $"{article.GetType().Name} {article.Id} {article.Revision} {article.Title}";
    }
}
