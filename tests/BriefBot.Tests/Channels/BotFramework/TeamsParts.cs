using BriefBot.Channels.BotFramework;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Channels.BotFramework.Sending;
using BriefBot.Channels.Web.Reader;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;

namespace BriefBot.Tests.Channels.BotFramework;

/// <summary>Parts of the Teams channel as tests put them together.</summary>
internal static class TeamsParts
{
    public const string PublicBase = "https://news.example.org/briefbot";

    public static ActivityRenderer Renderer(string? publicBase = PublicBase) => new(Links(publicBase));

    public static ReaderLinks Links(string? publicBase = PublicBase)
    {
        var options = Options.Create(new ReaderOptions
        {
            PublicBaseUrl = publicBase is null ? null : new Uri(publicBase),
            SigningKeys = [$"k1={Convert.ToBase64String(new byte[ReaderOptions.MinSecretLength])}"],
        });
        return new ReaderLinks(new ReaderTokens(ReaderKeys.Load(options.Value)), options, TimeProvider.System);
    }

    public static TurnAddress Address(Uri? service = null, string conversation = "a:chat", string type = "personal") => new()
    {
        ChannelId = "msteams",
        ServiceUrl = (service ?? new Uri("https://smba.example/emea/")).AbsoluteUri,
        ConversationId = conversation,
        ConversationType = type,
        TenantId = "tenant-1",
        BotId = "28:bot",
        BotName = "BriefBot",
        UserId = "29:ann",
        UserName = "Ann",
        ActivityId = "1700000000001",
        Locale = "nl-NL",
    };

    /// <summary>The sending half, registered as the host registers it.</summary>
    /// <param name="change">What a test has put in place of its parts.</param>
    public static ServiceProvider Sending(
        BotFrameworkOptions? options = null, IConversationStore? conversations = null, Action<IServiceCollection>? change = null)
    {
        options ??= new BotFrameworkOptions { AppId = "app", LocalTesting = true };
        options.Transport = TestTransport.Current;
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Options.Create(options))
            .AddSingleton(Links())
            .AddSingleton(conversations ?? new Mock<IConversationStore>().Object)
            .AddSingleton<Throttle>()
            .AddBotFrameworkSending();
        change?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
