using System.Globalization;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Corrections;
using BriefBot.Core.Digests;

namespace BriefBot.Hosting;

/// <summary>The settings under <c>Scopes</c>, <c>Admin</c>, <c>Limits</c>, <c>Conversation</c>, <c>Corrections</c>, <c>Retention</c> and <c>Digests</c>.</summary>
internal sealed record ConversationSettings
{
    public ScopeOptions Scopes { get; init; } = new();

    public AdminOptions Admins { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public ConversationOptions Memory { get; init; } = new();

    public CorrectionOptions Corrections { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();

    public DigestOptions Digests { get; init; } = new();

    /// <exception cref="SettingsException">A value that cannot be used; the message names its key.</exception>
    public static ConversationSettings Read(IConfiguration settings) => new()
    {
        Scopes = ReadScopes(settings.GetSection(ScopeOptions.Section)),
        Admins = new AdminOptions { Users = SettingList.Read(settings.GetSection($"{AdminOptions.Section}:{nameof(AdminOptions.Users)}")) },
        Limits = ReadLimits(settings),
        Memory = new ConversationOptions
        {
            ThreadTimeToLive = Duration(settings, $"{ConversationOptions.Section}:{nameof(ConversationOptions.ThreadTimeToLive)}", new ConversationOptions().ThreadTimeToLive),
        },
        Corrections = ReadCorrections(settings),
        Retention = new RetentionOptions
        {
            ConversationDays = Count(settings, $"{RetentionOptions.Section}:{nameof(RetentionOptions.ConversationDays)}", new RetentionOptions().ConversationDays),
            FeedbackDays = Days(settings, nameof(RetentionOptions.FeedbackDays)),
            ArticleDays = Days(settings, nameof(RetentionOptions.ArticleDays)),
        },
        Digests = new DigestOptions
        {
            CatchUpHours = Count(settings, $"{DigestOptions.Section}:{nameof(DigestOptions.CatchUpHours)}", new DigestOptions().CatchUpHours),
            AlertsPerHour = Count(settings, $"{DigestOptions.Section}:{nameof(DigestOptions.AlertsPerHour)}", new DigestOptions().AlertsPerHour),
        },
    };

    public ConversationServices Services(IConversationStore store, IFeedbackStore feedback, TimeProvider clock) => new(store, feedback, clock)
    {
        Options = Memory,
        Scopes = new Scopes(Scopes),
        Admins = new AdminRights(Admins),
        Limiter = new RateLimiter(Limits),
    };

    private static ScopeOptions ReadScopes(IConfigurationSection section)
    {
        var read = SettingList.Read(section.GetSection(nameof(ScopeOptions.Default)));
        return new ScopeOptions
        {
            Default = read.Count > 0 ? read : new ScopeOptions().Default,
            Rules = [.. section.GetSection(nameof(ScopeOptions.Rules)).GetChildren().Select(ReadRule)],
        };
    }

    private static ScopeRule ReadRule(IConfigurationSection section)
    {
        var channel = section[nameof(ScopeRule.Channel)];
        if (channel is not ("teams" or "slack" or "web"))
            throw new SettingsException($"{section.Path}:{nameof(ScopeRule.Channel)} is \"{channel}\". Use teams, slack or web.");
        // A rule that names no collection would be a mistake that shows only as a bot that knows nothing.
        if (SettingList.Read(section.GetSection(nameof(ScopeRule.Collections))) is not { Count: > 0 } collections)
            throw new SettingsException($"{section.Path}:{nameof(ScopeRule.Collections)} is empty. Name collections, or * for all of them.");
        return new ScopeRule(channel, NotEmpty(section[nameof(ScopeRule.Tenant)]), NotEmpty(section[nameof(ScopeRule.Conversation)]), collections);
    }

    private static LimitOptions ReadLimits(IConfiguration settings)
    {
        var defaults = new LimitOptions();
        return new LimitOptions
        {
            PerUser = Count(settings, $"{LimitOptions.Section}:{nameof(LimitOptions.PerUser)}", defaults.PerUser),
            PerConversation = Count(settings, $"{LimitOptions.Section}:{nameof(LimitOptions.PerConversation)}", defaults.PerConversation),
            Window = Duration(settings, $"{LimitOptions.Section}:{nameof(LimitOptions.Window)}", defaults.Window),
        };
    }

    private static CorrectionOptions ReadCorrections(IConfiguration settings)
    {
        var defaults = new CorrectionOptions();
        return new CorrectionOptions
        {
            Lookback = Duration(settings, $"{CorrectionOptions.Section}:{nameof(CorrectionOptions.Lookback)}", defaults.Lookback),
            SecondLookAfter = Duration(settings, $"{CorrectionOptions.Section}:{nameof(CorrectionOptions.SecondLookAfter)}", defaults.SecondLookAfter),
        };
    }

    private static int? Days(IConfiguration settings, string name)
    {
        var key = $"{RetentionOptions.Section}:{name}";
        return NotEmpty(settings[key]) is null ? null : Count(settings, key, 0);
    }

    private static int Count(IConfiguration settings, string key, int fallback) => NotEmpty(settings[key]) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw new SettingsException($"{key} is \"{text}\". Use a whole number above 0.");

    private static TimeSpan Duration(IConfiguration settings, string key, TimeSpan fallback) => NotEmpty(settings[key]) is not { } text ? fallback
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var length) && length > TimeSpan.Zero ? length
        : throw new SettingsException($"{key} is \"{text}\". Use a length of time such as 00:30:00 (hours, minutes, seconds) or 30 (days).");

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
