using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Channels.Slack.Rendering;
using BriefBot.Channels.Web.Reader;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Digests;
using BriefBot.Hosting;
using Microsoft.Extensions.Options;

namespace BriefBot.Cli.Digests;

/// <summary><c>digest preview</c>: what a digest would say now, for nobody in particular.</summary>
internal static class DigestPreviewCommand
{
    private const int MostStories = 25;

    // Nothing is sent: the renderers only need somebody to write to.
    private static readonly TurnAddress Nobody = new() { ChannelId = "msteams", ServiceUrl = "https://localhost/", ConversationId = "preview", BotId = "briefbot" };

    // People and scripts read it; it is never put into a web page.
    private static readonly JsonSerializerOptions Letters =
        new(WireJson.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var topics = new Option<string?>("--topics") { HelpName = "WORDS", Description = "Topics with commas between; those after a minus are left out: \"cloud, alibaba, -crypto\". Default: everything." };
        var language = Language("--language", "The digest's language. Default: en.");
        language.DefaultValueFactory = _ => "en";
        var only = Language("--lang", "Only articles in this language.");
        var most = new Option<int>("--max") { HelpName = "N", Description = $"At most so many stories, 1 to {MostStories}. Default: 5.", DefaultValueFactory = _ => 5 };
        most.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostStories))
                result.AddError($"--max is \"{token.Value}\". Give a number from 1 to {MostStories}.");
        });
        most.CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var since = new Option<string?>("--since") { HelpName = "DATE", Description = "Stories of articles published since that day, such as 2025-03-01. Default: a day ago." };
        var format = new Option<string>("--format") { HelpName = "plain|slack|teams|json", Description = "How to show it. Default: plain.", DefaultValueFactory = _ => "plain" };
        format.AcceptOnlyFromAmong("plain", "slack", "teams", "json");
        var command = new DocumentedCommand(
            "preview",
            "Shows what a digest would say now.",
            "Nothing is posted, and nothing is remembered. A long digest has several parts, as it would be posted.",
            ("briefbot digest preview", "The stories of the last day."),
            ("briefbot digest preview --topics \"energy, -football\" --language nl --since 2025-01-01", "In Dutch, from this year."),
            ("briefbot digest preview --format slack", "As Slack's blocks, a JSON array a part."))
        {
            topics, only, language, most, since, format,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var now = environment.Clock.GetLocalNow();
            var subscription = new Subscription
            {
                Kind = SubscriptionKind.Digest,
                Conversation = new ConversationKey("web", "", "preview"),
                Creator = UserKey.Local,
                Language = arguments.GetValue(language) ?? "en",
                TimeZone = environment.Clock.LocalTimeZone.Id,
                Topics = Topics(arguments.GetValue(topics), arguments.GetValue(only)),
                MaxStories = arguments.GetValue(most),
                TellsWhenEmpty = true,
                Created = now,
            };
            var memory = DigestMemory.None with { LastDue = ReadDay(arguments.GetValue(since), now) };
            var settings = common.Settings(arguments, environment);
            using var bot = await Bot.OpenAsync(settings, environment.Clock, cancellationToken);
            if (await StarterArticles.LoadIfEmptyAsync(bot, cancellationToken))
                environment.Error.WriteLine($"The store in {settings.DataDirectory} was empty: this is made of sample articles. Take in your own with: briefbot ingest PATH");
            var digest = await bot.Composer.ComposeAsync(subscription, memory, null, now, cancellationToken);
            foreach (var part in digest.Parts)
                Show(part, arguments.GetRequiredValue(format), Reader(environment, settings), environment);
            return ExitStatus.Ok;
        });
        return command;
    }

    private static Option<string?> Language(string name, string description)
    {
        var option = new Option<string?>(name) { HelpName = "nl|en", Description = description };
        option.AcceptOnlyFromAmong("nl", "en");
        return option;
    }

    private static TopicFilter Topics(string? text, string? language)
    {
        var topics = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToLookup(topic => topic[0] is '-' or '−' && topic.Length > 1);
        return new TopicFilter([.. topics[false]], [.. topics[true].Select(topic => topic[1..].Trim())], language);
    }

    private static DateTimeOffset? ReadDay(string? text, DateTimeOffset now) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day, TimeOnly.MinValue, now.Offset)
        : throw new UnusableInputException($"--since is \"{text}\". Give a day, such as 2025-03-01.");

    private static void Show(Reply part, string format, ReaderOptions reader, CliEnvironment environment)
    {
        if (format == "plain" && environment.ResultsAreOnScreen)
            TerminalReply.Write(part, environment.Output);
        else
            environment.Output.WriteLine(Rendered(part, format, reader));
    }

    private static string Rendered(Reply part, string format, ReaderOptions reader)
    {
        if (format == "plain")
            return PlainTextRenderer.Render(part) + Environment.NewLine;
        var options = Options.Create(reader);
        var links = new ReaderLinks(new ReaderTokens(ReaderKeys.Load(reader)), options, TimeProvider.System);
        return format switch
        {
            "slack" => new BlockKitRenderer(links, options).Render(part).BlocksJson,
            "teams" => new ActivityRenderer(links).Card(part, Nobody).ToJsonString(TeamsJson.Options),
            _ => JsonSerializer.Serialize(new ReplyWriter(links).Write(part, "preview"), Letters),
        };
    }

    private static ReaderOptions Reader(CliEnvironment environment, HostSettings settings)
    {
        var reader = environment.Settings.Value.GetSection(ReaderOptions.Section).Get<ReaderOptions>() ?? new ReaderOptions();
        reader.DataDirectory = settings.DataDirectory;
        return reader;
    }
}
