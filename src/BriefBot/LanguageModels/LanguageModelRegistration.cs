namespace BriefBot.LanguageModels;

internal static class LanguageModelRegistration
{
    /// <summary>Longer than any time limit: that one is the composer's to keep.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(3);

    /// <summary>The client that <see cref="ChatModel"/> takes. It follows no redirects: questions, quotes and the key go where the settings say.</summary>
    public static IServiceCollection AddLanguageModelClient(this IServiceCollection services)
    {
        services.AddHttpClient(ChatModel.ClientName, client => client.Timeout = LongestRequest)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
            .AddHttpMessageHandler(() => new ResponseCap());
        return services;
    }
}
