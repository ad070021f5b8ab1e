using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Core.Conversation;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.BotFramework.Access;

/// <summary>Decides which requests are let in. Everything that it refuses is refused with a status and without a reason; the log has it.</summary>
internal sealed class Admission(TokenValidator tokens, IOptions<BotFrameworkOptions> options, RefusalLog log)
{
    private readonly TenantAllowList _tenants = new(options.Value.AllowedTenants);

    /// <summary>Before the body is read, so that nobody without a token makes us read one.</summary>
    /// <returns>What is left to be asked of the activity, or the status to refuse with.</returns>
    public async Task<(Func<Activity, int?>? Next, int Status)> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.Authorization;
        if (options.Value.LocalTesting && authorization.Count == 0)
            return LocalCaller.Made(request) ? (CheckLocal, 0) : (null, Unauthorized("it has no token and is not from this machine"));
        return await tokens.CheckAsync(authorization is [{ } only] ? only : null, cancellationToken) switch
        {
            TokenCheck.Good good => (activity => Check(activity, good), 0),
            TokenCheck.Bad bad => (null, Unauthorized($"of its token: {bad.Reason}")),
            _ => (null, StatusCodes.Status503ServiceUnavailable),
        };
    }

    private int? Check(Activity activity, TokenCheck.Good token) =>
        token.Refuses(activity.ServiceUrl, activity.ChannelId) is { } reason ? Unauthorized(reason) : CheckTenant(activity);

    private int? CheckLocal(Activity activity) =>
        LocalCaller.IsLocal(activity.ServiceUrl) ? CheckTenant(activity) : Unauthorized("without a token, its serviceUrl must be on this machine");

    private int? CheckTenant(Activity activity)
    {
        if (_tenants.Allows(activity.Tenant ?? ""))
            return null;
        log.Write("its tenant is not in BotFramework:AllowedTenants");
        return StatusCodes.Status403Forbidden;
    }

    private int Unauthorized(string reason)
    {
        log.Write(reason);
        return StatusCodes.Status401Unauthorized;
    }
}
