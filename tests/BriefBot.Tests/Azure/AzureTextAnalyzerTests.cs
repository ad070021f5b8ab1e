using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using BriefBot.Azure;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Azure;

public class AzureTextAnalyzerTests
{
    private const string Text = "Marta Kowalczyk opened the bridge on Tuesday. She said that Veldhuis Bouw had built it for €3.5 million.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheServicesNamesComeBeforeTheEmbeddedOnesAndBringReferencesWithThem()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Entities = text => [Entity(text, "Veldhuis", "Person"), Entity(text, "Tuesday", "DateTime"), Entity(text, "bridge", "Location"), Entity(text, "Bouw had", "Product")];

        var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", Text), Cancellation);

        Assert.Equal(
            [("Marta Kowalczyk", MentionKind.Person), ("Veldhuis", MentionKind.Person), ("Bouw had", MentionKind.Product)],
            analysis.Mentions.Select(mention => (mention.Span.In(Text).ToString(), mention.Kind)));
        Assert.Equal("Marta Kowalczyk", analysis.Entities[Assert.Single(analysis.References).Entity].Name);
        Assert.Equal("Tuesday", Assert.Single(analysis.Dates).Span.In(Text).ToString());
        Assert.True(analysis.Reading!.IsComplete);
        Assert.Equal(1, analysis.TextRecords);
    }

    [Fact]
    public async Task WhereTheServiceSaysTheSameAllIsAsWithoutIt()
    {
        await using var room = await LanguageRoom.OpenAsync();
        var own = EmbeddedTextAnalyzer.Analyze(Text, "Title a");
        room.Service.Entities = _ => EmbeddedEcho.Of(own, new TextSpan(0, Text.Length));

        var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", Text), Cancellation);

        Assert.Equal(2, analysis.Reading!.Names.Count);
        Assert.Equal(AnalysisFormat.Write(own), AnalysisFormat.Write(analysis));
    }

    [Fact]
    public async Task SaysWhatItNeedsAndThatNothingIsToBeKept()
    {
        await using var room = await LanguageRoom.OpenAsync();
        await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", Text), Cancellation);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"kind":"EntityRecognition","parameters":{"modelVersion":"latest","loggingOptOut":true,"stringIndexType":"Utf16CodeUnit"},"analysisInput":{"documents":[{"id":"0","language":"en","text":"TEXT"}]}}""".Replace("TEXT", Text, StringComparison.Ordinal)),
            JsonNode.Parse(Assert.Single(room.Service.Bodies))));
    }

    /// <summary>Real articles: as they are, between emoji and combining marks, and joined to 60,000 characters.</summary>
    [Fact]
    public async Task EveryEntityOf200RealArticlesStandsWhereTheServiceSaysIt()
    {
        await using var room = await LanguageRoom.OpenAsync();
        var (longest, names) = (0, 0);
        var articles = RealArticles.Read(Shared.Path("data/realtimeqa/articles.jsonl"), 200);
        foreach (var (text, i) in articles.Select((text, i) => (text, i)))
        {
            var given = new List<(int Place, List<string> Names)>();
            room.Service.Entities = section =>
            {
                var entities = LanguageRoom.Names(section).ToList();
                lock (given)
                    given.Add((text.IndexOf(section, StringComparison.Ordinal), [.. entities.Select(entity => section.Substring(entity.Offset, entity.Length))]));
                return entities;
            };

            var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft($"{i}", text), Cancellation);

            Assert.True(analysis.Reading!.IsComplete);
            Assert.Equal(
                given.OrderBy(section => section.Place).SelectMany(section => section.Names),
                analysis.Reading.Names.Select(name => name.Span.In(text).ToString()));
            Assert.All(analysis.Mentions, mention => Assert.Equal(
                mention.Span.Start, analysis.Tokens[mention.FirstToken].Span.Start));
            longest = Math.Max(longest, text.Length);
            names += analysis.Reading.Names.Count;
        }
        Assert.Equal((0, 0), (room.Analyzer.Usage.Misplaced, room.Analyzer.Usage.Refused));
        Assert.True(longest > 60_000);
        Assert.True(names > 10_000);
        Assert.Equal(5, room.Service.MostDocumentsAtOnce);
        Assert.All(room.Service.Answered.Values, times => Assert.Equal(1, times));
        TestContext.Current.TestOutputHelper?.WriteLine($"{articles.Count} articles, {names} entities, longest {longest}, {room.Service.Requests} requests, {room.Analyzer.Usage.Records} text records");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue / 2)]
    public async Task WhatDoesNotStandWhereTheServiceSaysIsPassedOver(int off)
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.OffBy = off;
        var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", Text), Cancellation);
        Assert.Empty(analysis.Reading!.Names);
        Assert.Equal(AnalysisFormat.Write(EmbeddedTextAnalyzer.Analyze(Text, "Title a")), AnalysisFormat.Write(analysis));
        Assert.True(room.Analyzer.Usage.Misplaced > 1);
    }

    [Fact]
    public async Task WhatTheServiceIsUnsureOfIsPassedOver()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Entities = text => [Entity(text, "Veldhuis Bouw", "Person") with { Confidence = 0.49 }];
        Assert.Empty((await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", Text), Cancellation)).Reading!.Names);
    }

    [Fact]
    public async Task ALanguageThatIsNotKnownHereIsAskedFor()
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Language = _ => "ru";
        const string russian = "Завод «Велдхёйс» открыл мост. Марта Ковальчик сказала об этом во вторник.";
        room.Service.Entities = text => [Entity(text, "Марта Ковальчик", "Person")];

        var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", russian), Cancellation);

        Assert.Equal("ru", analysis.Language);
        Assert.All(analysis.Sentences, sentence => Assert.Equal("ru", sentence.Language));
        Assert.Contains(analysis.Mentions, mention => mention.Span.In(russian).SequenceEqual("Марта Ковальчик") && mention.Kind == MentionKind.Person);
        Assert.Equal(2, analysis.TextRecords);
    }

    [Theory]
    [InlineData("(Unknown)")]
    [InlineData("tlh-klingon-and-more")]
    public async Task ALanguageThatNobodyKnowsIsLeftAsItIs(string told)
    {
        await using var room = await LanguageRoom.OpenAsync();
        room.Service.Language = _ => told;
        var analysis = await room.Analyzer.AnalyzeAsync(LanguageRoom.Draft("a", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫᏯ."), Cancellation);
        Assert.True(analysis.Reading!.IsComplete);
        Assert.Empty(analysis.Reading.Names);
    }

    [Fact]
    public async Task OneTextIsAskedForOnceHoweverManyBringItAtOnce()
    {
        await using var room = await LanguageRoom.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => room.Analyzer.AnalyzeAsync(LanguageRoom.Draft($"{i}", Text), Cancellation).AsTask()));
        Assert.Equal(1, room.Service.Requests);
    }

    [Fact]
    public async Task WhatIsStoredIsNeverAskedAgainAlsoWithAnotherTitle()
    {
        await using var room = await LanguageRoom.OpenAsync();
        await room.IngestAsync(LanguageRoom.Draft("a", Text));
        using var other = room.CreateAnalyzer();
        var analysis = await other.AnalyzeAsync(LanguageRoom.Draft("b", Text) with { Title = "Another title" }, Cancellation);
        Assert.Equal((1, 0), (room.Service.Requests, analysis.TextRecords));
        Assert.NotEmpty(analysis.Reading!.Names);
    }

    [Fact]
    public async Task GoesInWithATokenOfTheRightScope()
    {
        await using var service = await FakeLanguageService.StartAsync();
        service.Token = "entra-token";
        TokenRequestContext? asked = null;
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            asked = context;
            return new AccessToken("entra-token", DateTimeOffset.MaxValue);
        });
        var options = new LanguageClientOptions { Transport = new PlainTransport(service.Address) };
        using var analyzer = new AzureTextAnalyzer(
            new AzureLanguageOptions { Endpoint = new Uri("https://news.cognitiveservices.azure.com"), Transport = TestTransport.Current }, (_, _) => Task.FromResult<ServiceReading?>(null), TimeProvider.System, options, credential);

        var analysis = await analyzer.AnalyzeAsync(LanguageRoom.Draft("a", Text), Cancellation);

        Assert.True(analysis.Reading!.IsComplete);
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], asked!.Value.Scopes);
    }

    private static StagedEntity Entity(string text, string words, string category) =>
        new(text.IndexOf(words, StringComparison.Ordinal), words.Length, category);

    /// <summary>Tokens go over https only: this takes the encryption off on the way to the fake.</summary>
    private sealed class PlainTransport(Uri address) : HttpPipelineTransport
    {
        private readonly HttpClientTransport _inner = HttpClientTransport.Shared;

        public override Request CreateRequest() => _inner.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            (message.Request.Uri.Scheme, message.Request.Uri.Host, message.Request.Uri.Port) = (address.Scheme, address.Host, address.Port);
            return _inner.ProcessAsync(message);
        }
    }
}
