namespace BriefBot.Channels.BotFramework.Access;

/// <summary>What a request's token is worth.</summary>
internal abstract record TokenCheck
{
    private TokenCheck()
    {
    }

    /// <summary>Signed for us by the platform.</summary>
    /// <param name="ServiceUrl">The only place that its activity may come from and be answered to.</param>
    /// <param name="Endorsements">The channels that the key which signed may speak for.</param>
    public sealed record Good(string ServiceUrl, IReadOnlySet<string> Endorsements) : TokenCheck
    {
        /// <summary>Null where the token stands for this activity; else why not.</summary>
        public string? Refuses(string? serviceUrl, string? channelId) =>
            serviceUrl is null ? "the activity has no serviceUrl"
            : !serviceUrl.Equals(ServiceUrl, StringComparison.OrdinalIgnoreCase) ? "the activity's serviceUrl is not the token's"
            : channelId is null || !Endorsements.Contains(channelId) ? "the key is not endorsed for the activity's channel"
            : null;
    }

    /// <param name="Reason">For the log; holds nothing of the token.</param>
    public sealed record Bad(string Reason) : TokenCheck;

    /// <summary>The issuer's keys cannot be had: nobody can say, and the platform is to try again.</summary>
    public sealed record Unknown : TokenCheck;
}
