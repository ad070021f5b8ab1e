using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace BriefBot.OfficialSdks.Teams;

/// <summary>Signs nothing: the token goes along with each call, as the connector's owner has it.</summary>
internal sealed class NoCredentials : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(true);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(MicrosoftAppCredentials.Empty);
}

/// <summary>Makes the same client whatever name it is asked for.</summary>
internal sealed class OneClient(Func<HttpClient> make) : IHttpClientFactory
{
    public HttpClient CreateClient(string name) => make();
}
