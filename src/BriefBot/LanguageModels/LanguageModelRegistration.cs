namespace BriefBot.LanguageModels;

internal static class LanguageModelRegistration
{
    /// <summary>Longer than any time limit: that one is the composer's to keep.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(3);

    /// <summary>In bytes: each streamed token comes with some 200 around it.</summary>
    private const int MostText = 1 << 20;

    /// <summary>In bytes: a batch of long vectors, each number in some twenty characters.</summary>
    private const int MostVectors = 16 << 20;

    /// <summary>The clients that <see cref="ChatModel"/> and <see cref="EmbeddingModel"/> take. They follow no redirects: questions, quotes and the key go where the settings say.</summary>
    public static IServiceCollection AddLanguageModelClient(this IServiceCollection services)
    {
        AddClient(services, ChatModel.ClientName, MostText);
        AddClient(services, EmbeddingModel.ClientName, MostVectors);
        return services;
    }

    private static void AddClient(IServiceCollection services, string name, int mostBytes) =>
        services.AddHttpClient(name, client => client.Timeout = LongestRequest)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
            .AddHttpMessageHandler(() => new ResponseCap(mostBytes));
}
