using System.Diagnostics;
using System.Globalization;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Channels.Slack;
using BriefBot.Core.Analysis;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using BriefBot.Core.Digests;
using BriefBot.Storage;
using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;
using BriefBot.Tests.Platforms;
using BriefBot.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Digests;

/// <summary>A bot in a process of its own, to be killed: it posts the digests that are due in Slack and Teams until its standard input ends.</summary>
internal sealed class DigestBotProcess : IDisposable
{
    public const string Argument = "post-digests-until-killed";

    private static readonly TimeSpan LongestComposing = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(4);

    private readonly Process _process;

    /// <param name="store">As <see cref="StoreLocation.Parse"/> reads it.</param>
    public DigestBotProcess(string store, string directory, Uri slack) => _process = TestProgram.Start(Argument, store, directory, slack.ToString());

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (location, directory, slack) = (StoreLocation.Parse(arguments[1]), arguments[2], new Uri(arguments[3]));
        using var store = await Store.OpenAsync(location, new EmbeddedTextAnalyzer(), TimeProvider.System, CancellationToken.None);
        var (inbox, outbox, digests, conversations) = (store.Inbox, store.Outbox, store.Digests, store.Conversations);
        await using var sender = new SlackSender(slack, directory: directory);
        await using var teams = TeamsParts.Sending(conversations: conversations);
        var channels = new Dictionary<string, IChannelClient>
        {
            [SlackNames.Channel] = sender.Client,
            [BotFrameworkClient.Channel] = teams.GetRequiredService<IChannelClient>(),
        };
        var (settings, signal, scopes) = (SlackBotProcess.Settings, new WakeSignal(), new Scopes(new ScopeOptions()));
        var workers = new ConversationWorkers(
            inbox,
            outbox,
            new InboxWorker(inbox, outbox, (_, _) => Task.FromResult<Reply?>(null), channels, settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            new OutboxWorker(outbox, store.Articles, channels, teams.GetRequiredService<Throttle>(), settings, TimeProvider.System, Random.Shared, TestProgram.Log),
            signal,
            settings,
            TimeProvider.System,
            TestProgram.Log);
        var runner = new DigestRunner(digests, store.Articles, conversations, scopes, ComposeAsync, new DigestOptions(), TimeProvider.System, TestProgram.Log) { Lease = Lease };
        using var service = new DigestService(
            runner,
            new RunSettler(digests, TimeProvider.System, (_, _) => { }),
            new FeedNotices(digests, store.Feeds, conversations, scopes, TimeProvider.System),
            signal,
            TimeProvider.System,
            NullLogger<DigestService>.Instance);
        return await TestProgram.WorkAsync(async stopping =>
        {
            await service.StartAsync(CancellationToken.None);
            await workers.RunAsync(stopping);
            await service.StopAsync(CancellationToken.None);
        });
    }

    /// <summary>What a part says names it, since Teams keeps nothing else of ours. Every third digest has two parts.</summary>
    public static string Text(long subscription, DateTimeOffset due, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"digest {subscription} of {due.ToUnixTimeSeconds()} part {part}");

    public static int Parts(long subscription) => subscription % 3 == 0 ? 2 : 1;

    public Task StopAsync(CancellationToken cancellationToken) => TestProgram.StopAsync(_process, cancellationToken);

    /// <summary>Kills it.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static async Task<DigestContent> ComposeAsync(
        Subscription subscription, DigestMemory memory, IReadOnlySet<string>? collections, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await Task.Delay(LongestComposing * Random.Shared.NextDouble(), cancellationToken);
        var parts = Enumerable.Range(1, Parts(subscription.Number))
            .Select(part => new Reply { Kind = ReplyKind.Done, Language = "en", Text = Text(subscription.Number, due, part) });
        return new DigestContent([.. parts], [], memory.Until + 1);
    }
}
