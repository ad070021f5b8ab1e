using BriefBot.Channels.Web.Access;
using BriefBot.Channels.Web.Reader;
using BriefBot.Channels.Web.Wire;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web;

/// <summary>
/// The chat page, its API and the reader page. Needs an article store, a feedback store, inbox, outbox and their wake
/// signal in the container, and workers (<see cref="Workers.ConversationService"/>) that answer.
/// </summary>
internal static class WebChannel
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Posting = [HttpMethods.Post];

    public static IServiceCollection AddWebChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RetentionOptions());
        services.AddOptions<WebOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.AddOptions<ReaderOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptions.Rules>();
        services.AddSingleton<IValidateOptions<ReaderOptions>, ReaderOptions.Rules>();
        services.AddSingleton(provider => ReaderKeys.Load(provider.GetRequiredService<IOptions<ReaderOptions>>().Value));
        return services
            .AddSingleton<ReaderTokens>()
            .AddSingleton<ReaderLinks>()
            .AddSingleton<ReaderEndpoint>()
            .AddSingleton<PolicyPages>()
            .AddSingleton<SessionCookie>()
            .AddSingleton<SignInLimiter>()
            .AddSingleton<SignInEndpoint>()
            .AddSingleton<WebAccess>()
            .AddSingleton<WebGuard>()
            .AddSingleton<ReplyWriter>()
            .AddSingleton<WebReplies>()
            .AddSingleton<WebMessages>()
            .AddSingleton<IChannelClient, WebChannelClient>()
            .AddSingleton<WebConversation>()
            .AddSingleton<AskEndpoint>()
            .AddSingleton<RepliesEndpoint>()
            .AddSingleton<FeedbackEndpoint>()
            .AddSingleton<HealthEndpoint>();
    }

    /// <exception cref="OptionsValidationException">A setting is wrong, or the key for reader links cannot be kept.</exception>
    public static IEndpointRouteBuilder MapWebChannel(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var guard = services.GetRequiredService<WebGuard>();
        var all = endpoints.MapGroup("").AddEndpointFilter(guard.ProtectAsync);
        MapPage(all.MapGroup("").AddEndpointFilter(guard.AdmitAsync), services);
        MapOpen(all.MapGroup("").AddEndpointFilter(guard.CheckHostAsync), services);
        MapPolicies(all, services.GetRequiredService<PolicyPages>());
        all.MapMethods("/health", Reading, services.GetRequiredService<HealthEndpoint>().CheckAsync);
        return endpoints;
    }

    private static void MapPage(RouteGroupBuilder page, IServiceProvider services)
    {
        page.MapMethods("/", Reading, WebPage.Chat);
        page.MapMethods("/api/ask", Posting, services.GetRequiredService<AskEndpoint>().AskAsync);
        page.MapMethods("/api/replies", Reading, services.GetRequiredService<RepliesEndpoint>().ListAsync);
        page.MapMethods("/api/feedback", Posting, services.GetRequiredService<FeedbackEndpoint>().AddAsync);
    }

    /// <summary>Under any name that leads here: the name in a manifest need not be among those that the settings list.</summary>
    private static void MapPolicies(RouteGroupBuilder all, PolicyPages policies)
    {
        all.MapMethods(PolicyPages.About, Reading, PolicyPages.ShowAbout);
        all.MapMethods(PolicyPages.Privacy, Reading, policies.ShowPrivacy);
        all.MapMethods(PolicyPages.Terms, Reading, PolicyPages.ShowTerms);
        all.MapMethods("/assets/{name}", Reading, WebAssets.Serve);
    }

    private static void MapOpen(RouteGroupBuilder open, IServiceProvider services)
    {
        var signIn = services.GetRequiredService<SignInEndpoint>();
        open.MapMethods("/read/{token}", Reading, services.GetRequiredService<ReaderEndpoint>().ShowAsync);
        open.MapMethods(SignInEndpoint.Path, Reading, signIn.Show);
        open.MapMethods(SignInEndpoint.Path, Posting, signIn.SignInAsync);
    }
}
