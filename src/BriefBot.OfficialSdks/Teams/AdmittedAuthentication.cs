using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace BriefBot.OfficialSdks.Teams;

/// <summary>
/// The adapter's authentication for requests that were admitted before it saw them. Its own would answer 500 to most bad
/// tokens, take an activity that names no service or channel for the token's, let emulators and other bots in, and fetch
/// its keys past our HTTP clients. So it is asked for nobody's token, and for none to go out with.
/// </summary>
internal sealed class AdmittedAuthentication(string appId, BotFrameworkAuthentication sdk) : BotFrameworkAuthentication
{
    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var identity = new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, appId)], "admitted");
        return Task.FromResult(new AuthenticateRequestResult { ClaimsIdentity = identity, ConnectorFactory = sdk.CreateConnectorFactory(identity) });
    }

    /// <summary>Nobody admits these: they come over a websocket of their own.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException();

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => sdk.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        sdk.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);
}
