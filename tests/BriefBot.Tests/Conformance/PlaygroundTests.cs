using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Storage.Sqlite;
using BriefBot.Tests.Channels.Web;
using BriefBot.Tests.Cli;
using Microsoft.Playwright;

namespace BriefBot.Tests.Conformance;

/// <summary>What somebody in Teams sees, by the Microsoft 365 Agents Playground.</summary>
public sealed class PlaygroundTests(PlaygroundTests.Session session, Chromium chromium) : IClassFixture<PlaygroundTests.Session>, IClassFixture<Chromium>
{
    private const string Articles = """
        {"id":"bridge","title":"Lock bridge of Oostdam closes for repairs","text":"The lock bridge of Oostdam closes on Monday for repairs. Engineer Marit Veenhof found nine cracks in the beams of the bridge last week.\n\nThe repairs will cost 2.5 million euros, alderman Joris Kamerling told the council.","published":"2026-05-06","publisher":"Oostdam Post","url":"https://news.example/bridge","language":"en"}
        {"id":"ferry","title":"Ferry of Westerhaven sails again","text":"The ferry of Westerhaven sails again from Tuesday. Skipper Joost Molenkamp takes cyclists across every fifteen minutes.\n\nThe ferry had been out of service since January.","published":"2026-05-07","publisher":"Westerhaven Courier","url":"https://news.example/ferry","language":"en"}
        {"id":"library","title":"Library of Noordwold opens on Sundays","text":"The library of Noordwold opens on Sundays from September. Librarian Femke Roosendaal expects four hundred visitors a day.","published":"2026-05-08","publisher":"Noordwold Herald","url":"https://news.example/library","language":"en"}
        {"id":"museum","title":"Museum in Zuidbroek buys a painting","text":"The museum in Zuidbroek bought a painting of the harbour for 80,000 euros. Director Hanna Terpstra saw it at an auction in Paris.","published":"2026-05-09","publisher":"Zuidbroek Times","url":"https://news.example/museum","language":"en"}

        """;

    private const string Question = "Who found nine cracks in the bridge?";

    [Fact]
    public async Task EachConversationIsWelcomedOnceWithThreeExamples()
    {
        var playground = await session.OpenAsync();
        foreach (var conversation in new[] { playground.Personal, playground.Group, Playground.Channel })
        {
            // Whoever adds it a second time is not greeted again; what is asked after that tells that it is over.
            await playground.InstallAsync(conversation);
            var from = playground.Stream.All.Count;
            var place = await playground.SayAsync(conversation, "help", mention: conversation != playground.Personal);
            await playground.Stream.UntilAsync(from, shown => shown.Conversation == place && shown.Text.Length > 0);
            var welcome = Assert.Single(playground.Stream.All, shown => shown.Conversation == conversation && shown.Text.StartsWith("Hello, I am BriefBot", StringComparison.Ordinal));
            var examples = conversation == playground.Personal
                ? welcome.Message.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("value").GetString()!).ToList()
                : (await playground.Stream.UntilAsync(0, shown => shown.Conversation.StartsWith(conversation, StringComparison.Ordinal) && shown.Commands.Count > 0)).Commands;
            Assert.Equal(3, examples.Count);
            Assert.Equal(conversation == Playground.Channel, welcome.Message.TryGetProperty("postConversationId", out _));
        }
        var joined = (await CommandRun.OfAsync(playground.Folder, "inbox", "list")).Lines.Count(line => line.Contains(":joined", StringComparison.Ordinal));
        Assert.Equal(3, joined);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("group")]
    [InlineData("channel")]
    public async Task AQuestionIsAnsweredWhereItWasAskedWithItsCitation(string place)
    {
        var playground = await session.OpenAsync();
        var conversation = place switch { "personal" => playground.Personal, "group" => playground.Group, _ => Playground.Channel };
        var (answer, card) = await AskAsync(playground, conversation, Question);
        Assert.StartsWith("Marit Veenhof", answer.Text, StringComparison.Ordinal);
        Assert.Contains("[1] “Engineer **Marit Veenhof** found nine cracks in the beams of the bridge last week.”", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"]({Playground.ReaderBase}/", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", answer.Text, StringComparison.Ordinal);
        // In a channel the answer stands in the thread that the question began.
        Assert.Equal(place == "channel", answer.Conversation.StartsWith($"{Playground.Channel};messageid=", StringComparison.Ordinal));
        var entity = answer.Message.GetProperty("aiEntity");
        Assert.False(entity.TryGetProperty("additionalType", out _), "No model wrote it.");
        var citation = Assert.Single(entity.GetProperty("citation").EnumerateArray());
        Assert.Equal(1, citation.GetProperty("position").GetInt32());
        Assert.Equal("Lock bridge of Oostdam closes for repairs", citation.GetProperty("appearance").GetProperty("name").GetString());
        Assert.Equal("Engineer Marit Veenhof found nine cracks in the beams of the bridge last week.", citation.GetProperty("appearance").GetProperty("abstract").GetString());
        Assert.True(answer.Message.GetProperty("feedbackLoopEnabled").GetBoolean());
        Assert.Equal("1.5", card.Card.GetProperty("version").GetString());
        Assert.Equal(["source", "more", "good answer", "wrong answer"], card.Commands);
    }

    [Fact]
    public async Task PressingAButtonShowsMoreInTheCard()
    {
        var playground = await session.OpenAsync();
        var (_, card) = await AskAsync(playground, playground.Personal, Question);
        var pressed = await PressAsync(playground, card, "source");
        Assert.Equal("application/vnd.microsoft.card.adaptive", pressed.GetProperty("type").GetString());
        var shown = pressed.GetProperty("value").GetRawText();
        Assert.Contains("The lock bridge of Oostdam closes on Monday for repairs.", shown, StringComparison.Ordinal);
        Assert.Contains("alderman Joris Kamerling", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThumbsAreKept()
    {
        var playground = await session.OpenAsync();
        const string question = "How much will the repairs of the bridge cost?";
        var (answer, card) = await AskAsync(playground, playground.Personal, question);
        Assert.Contains("2.5 million euros", answer.Text, StringComparison.Ordinal);
        await RecordedAsync(playground, answer);
        var feedback = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = "like", ["feedback"] = """{"feedbackText":"Just right"}""" } };
        await playground.InvokeAsync(playground.Personal, "message/submitAction", feedback, answer.Id);
        Assert.Equal("application/vnd.microsoft.activity.message", (await PressAsync(playground, card, "wrong answer")).GetProperty("type").GetString());
        var kept = (await CommandRun.OfAsync(playground.Folder, "feedback", "list")).Lines.Where(line => line.Contains(question, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, kept.Count);
        Assert.Contains(kept, line => line.Contains("\thelpful\t", StringComparison.Ordinal));
        Assert.Contains(kept, line => line.Contains("\tnot-helpful\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatNobodyAskedForBeginsAThreadInAChannelAndStandsInAChat()
    {
        var playground = await session.OpenAsync();
        using var store = await SqliteArticleStore.OpenAsync(playground.Folder.Data, new EmbeddedTextAnalyzer(), TimeProvider.System, TestContext.Current.CancellationToken);
        var (outbox, conversations) = (new SqliteOutbox(store.Database), new SqliteConversationStore(store.Database));
        foreach (var conversation in new[] { playground.Personal, playground.Group, Playground.Channel })
        {
            var key = new ConversationKey("teams", playground.Tenant, conversation);
            var known = await conversations.FindConversationAsync(key, TestContext.Current.CancellationToken);
            var from = playground.Stream.All.Count;
            await outbox.AddAsync(
                new OutboxDelivery
                {
                    Id = $"news for {conversation}",
                    Kind = DeliveryKind.Post,
                    Conversation = key,
                    ReplyContext = known!.Address,
                    Payload = ReplyFormat.Write(new Reply { Kind = ReplyKind.Digest, Language = "en", Text = "News of the morning" }),
                },
                TestContext.Current.CancellationToken);
            var post = await playground.Stream.UntilAsync(from, shown => shown.Conversation == conversation && shown.Text.Contains("News of the morning", StringComparison.Ordinal));
            Assert.Equal(conversation == Playground.Channel, post.Message.TryGetProperty("postConversationId", out _));
        }
    }

    [Theory]
    [InlineData("group")]
    [InlineData("channel")]
    public async Task AnAnswerWhoseArticleChangesIsCorrectedInPlace(string place)
    {
        var playground = await session.OpenAsync();
        var conversation = place == "group" ? playground.Group : Playground.Channel;
        var id = $"tower-{place}";
        string Article(int steps) => $$"""{"id":"{{id}}","title":"Tower of {{place}} opens","text":"The tower of {{place}} has {{steps}} steps, counted Pieter Walraven."}""";
        await CommandRun.OfAsync(playground.Folder, "ingest", playground.Folder.Write($"{id}.jsonl", Article(311)));
        var (answer, _) = await AskAsync(playground, conversation, $"How many steps has the tower of {place}?");
        Assert.Contains("**311** steps", answer.Text, StringComparison.Ordinal);
        var from = playground.Stream.All.Count;
        await CommandRun.OfAsync(playground.Folder, "ingest", playground.Folder.Write($"{id}.jsonl", Article(313)));
        var corrected = await playground.Stream.UntilAsync(from, shown => shown.Action == "updateMessage" && shown.Id == answer.Id);
        Assert.Contains("was changed, and what I quoted from it does not stand there any more", corrected.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditedQuestionChangesItsAnswer()
    {
        var playground = await session.OpenAsync();
        var from = playground.Stream.All.Count;
        await playground.SendAsync(playground.Personal, Says("message", "Who takes cyclists across on the ferry?"));
        var answer = await playground.Stream.UntilAsync(from, shown => shown.Text.StartsWith("Joost Molenkamp", StringComparison.Ordinal));
        await playground.SendAsync(playground.Personal, Says("messageUpdate", "Who expects four hundred visitors a day?"));
        var changed = await playground.Stream.UntilAsync(from, shown => shown.Action == "updateMessage" && shown.Id == answer.Id);
        Assert.StartsWith("Femke Roosendaal", changed.Text, StringComparison.Ordinal);

        static Action<JsonObject> Says(string type, string text) => activity =>
            (activity["type"], activity["id"], activity["text"], activity["textFormat"]) = (type, "edited-1", text, "plain");
    }

    [Fact]
    public async Task TheMessageExtensionOffersPassagesAsCards()
    {
        var playground = await session.OpenAsync();
        var query = new JsonObject
        {
            ["commandId"] = "search",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = "a painting of the harbour" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 5 },
        };
        var offered = (await playground.InvokeAsync(playground.Personal, "composeExtension/query", query)).GetProperty("composeExtension");
        Assert.Equal("result", offered.GetProperty("type").GetString());
        var first = offered.GetProperty("attachments")[0];
        Assert.Contains("bought a painting of the harbour", first.GetProperty("content").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Museum in Zuidbroek buys a painting", first.GetProperty("preview").GetProperty("content").GetProperty("title").GetString());
    }

    [Fact]
    public async Task ThePlaygroundsPageShowsTheAnswerAndWhatIsPressed()
    {
        var playground = await session.OpenAsync();
        await using var tab = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 760 } });
        // Its fonts and pictures of people come from elsewhere.
        await tab.Page.RouteAsync(address => !new Uri(address).IsLoopback, route => route.AbortAsync());
        await tab.Page.GotoAsync(playground.Address.AbsoluteUri);
        var box = tab.Page.GetByRole(AriaRole.Textbox).Last;
        await box.FillAsync(Question);
        await box.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByText("found nine cracks in the beams").Last).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Source", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("The lock bridge of Oostdam closes on Monday").Last).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).Last).ToBeVisibleAsync();
        await Chromium.PictureAsync(tab.Page, "teams");
    }

    private static async Task<(Shown Answer, Shown Card)> AskAsync(Playground playground, string conversation, string question)
    {
        var from = playground.Stream.All.Count;
        var place = await playground.SayAsync(conversation, question, mention: conversation != playground.Personal);
        var answer = await playground.Stream.UntilAsync(from, shown => shown is { Action: "createMessage", Text.Length: > 0 } && shown.Conversation == place);
        // What an earlier test left to be shown comes before the answer.
        var at = playground.Stream.All.ToList().IndexOf(answer);
        var card = await playground.Stream.UntilAsync(at, shown => shown.Commands.Count > 0 && shown.Conversation == place);
        return (answer, card);
    }

    /// <summary>An answer is on the page a moment before its record is written, in which only a test can press a button.</summary>
    private static async Task RecordedAsync(Playground playground, Shown answer)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var store = await SqliteArticleStore.OpenAsync(playground.Folder.Data, new EmbeddedTextAnalyzer(), TimeProvider.System, cancellationToken);
        var outbox = new SqliteOutbox(store.Database);
        var conversation = new ConversationKey("teams", playground.Tenant, playground.Personal);
        while (await outbox.FindSentAsync(conversation, answer.Id, cancellationToken) is null)
            await Task.Delay(20, cancellationToken);
    }

    private static Task<JsonElement> PressAsync(Playground playground, Shown card, string command)
    {
        var action = card.Card.GetProperty("actions").EnumerateArray().Single(action => action.GetProperty("data").GetProperty("command").GetString() == command);
        var value = new JsonObject { ["action"] = JsonNode.Parse(action.GetRawText()), ["trigger"] = "manual" };
        return playground.InvokeAsync(card.Conversation, "adaptiveCard/action", value, card.Id);
    }

    /// <summary>One bot and one Playground for all tests, with the app added everywhere.</summary>
    public sealed class Session : IAsyncLifetime
    {
        private Task<Playground>? _playground;

        /// <summary>Skips the test where there is no Node.</summary>
        internal Task<Playground> OpenAsync() => _playground ??= StartAsync();

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            if (_playground is { IsCompletedSuccessfully: true })
                await (await _playground).DisposeAsync();
        }

        private static async Task<Playground> StartAsync()
        {
            var playground = await Playground.StartAsync(Articles);
            try
            {
                foreach (var conversation in new[] { playground.Personal, playground.Group, Playground.Channel })
                {
                    await playground.InstallAsync(conversation);
                    await playground.Stream.UntilAsync(0, shown => shown.Conversation == conversation && shown.Text.Length > 0);
                }
                return playground;
            }
            catch
            {
                await playground.DisposeAsync();
                throw;
            }
        }
    }
}
