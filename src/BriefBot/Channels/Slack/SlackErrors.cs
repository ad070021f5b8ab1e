using BriefBot.Channels.Slack.Api;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Slack;

/// <summary>What an answer of the Web API means for a delivery.</summary>
internal static class SlackErrors
{
    private static readonly HashSet<string> Gone =
    [
        "channel_not_found", "is_archived", "message_not_found", "thread_not_found", "user_not_found", "users_not_found",
        "team_not_found", "channel_is_archived", "expired_url", "used_url",
    ];

    private static readonly HashSet<string> Forbidden =
    [
        "not_in_channel", "account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed", "missing_scope",
        "not_allowed_token_type", "no_permission", "access_denied", "ekm_access_denied", "enterprise_is_restricted",
        "org_login_required", "team_access_not_granted", "two_factor_setup_required", "cannot_dm_bot", "cant_update_message",
        "cant_delete_message", "edit_window_closed", "messages_tab_disabled", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked", "user_not_in_channel", "invalid_refresh_token", "external_channel_migrating_denied",
    ];

    /// <summary>Also blocks that Slack calls wrong: as short text the reply still arrives.</summary>
    private static readonly HashSet<string> TooLarge =
    [
        "msg_too_long", "msg_blocks_too_long", "too_many_blocks", "invalid_blocks", "invalid_blocks_format", "blocks_too_long",
    ];

    private static readonly HashSet<string> Passing = ["team_added_to_org", "external_channel_migrating", "accesslimited"];

    public static SendResult ResultOf(SlackResponse response, Func<SlackResponse.Ok, string?> idOf) => response switch
    {
        SlackResponse.Ok ok => new SendResult.Sent(idOf(ok)),
        SlackResponse.Throttled throttled => new SendResult.RetryLater(throttled.After, throttled.Reason),
        SlackResponse.Unreachable unreachable => new SendResult.RetryLater(null, unreachable.Reason),
        SlackResponse.Refused refused => ResultOf(refused),
        _ => new SendResult.Uncertain(response.Reason),
    };

    /// <summary>Whether there is nobody and nothing there that could have been posted to.</summary>
    public static bool IsGone(SlackResponse response) => response is SlackResponse.Refused { Error: var error } && Gone.Contains(error);

    private static SendResult ResultOf(SlackResponse.Refused refused) => refused.Error switch
    {
        var error when Gone.Contains(error) => new SendResult.Gone(refused.Reason),
        var error when Forbidden.Contains(error) => new SendResult.Forbidden(refused.Reason),
        var error when TooLarge.Contains(error) => new SendResult.TooLarge(refused.Reason),
        var error when Passing.Contains(error) => new SendResult.RetryLater(null, refused.Reason),
        _ => new SendResult.Rejected(refused.Reason),
    };
}
