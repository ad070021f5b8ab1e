using System.ComponentModel.DataAnnotations;
using BriefBot.Core.Answering;
using BriefBot.Core.Ingestion;

namespace BriefBot.Hosting;

/// <summary>The settings that every command needs, checked.</summary>
internal sealed record HostSettings
{
    public const string DataDirectoryKey = "BriefBot:DataDirectory";
    private const string StrictnessKey = $"{AnswerOptions.Section}:{nameof(AnswerOptions.Strictness)}";
    private const string StorageProviderKey = "Storage:Provider";
    private const string StorageConnectionKey = "Storage:ConnectionString";

    /// <summary>Full path of the folder that holds the store. Default: <c>data</c> in the current directory.</summary>
    public required string DataDirectory { get; init; }

    public required AnswerOptions Answers { get; init; }

    public FeedOptions Feeds { get; init; } = new();

    public ConversationSettings Conversations { get; init; } = new();

    /// <summary>Reads key by key where it can: the binder would cost a command's start more than all of this.</summary>
    /// <param name="settings">Files and environment.</param>
    /// <param name="dataDirectory">What <c>--data</c> says; null for the settings' own.</param>
    /// <exception cref="SettingsException">A value that cannot be used; the message names its key.</exception>
    public static HostSettings Read(IConfiguration settings, string? dataDirectory)
    {
        CheckStorage(settings);
        return new HostSettings
        {
            DataDirectory = FullPath(dataDirectory ?? NotEmpty(settings[DataDirectoryKey]) ?? "data"),
            Answers = new AnswerOptions { Strictness = ReadStrictness(settings[StrictnessKey]) },
            Feeds = ReadFeeds(settings.GetSection(FeedOptions.Section)),
            Conversations = ConversationSettings.Read(settings),
        };
    }

    private static void CheckStorage(IConfiguration settings)
    {
        var provider = NotEmpty(settings[StorageProviderKey])?.ToLowerInvariant() ?? "sqlite";
        if (provider is "postgresql" or "postgres")
            throw new SettingsException($"{StorageProviderKey} is postgresql, which is not in this version. Use sqlite.");
        if (provider != "sqlite")
            throw new SettingsException($"{StorageProviderKey} is \"{provider}\". Use sqlite.");
        if (NotEmpty(settings[StorageConnectionKey]) is not null)
            throw new SettingsException(
                $"{StorageConnectionKey} is set, but sqlite takes none: its file is in the folder that {DataDirectoryKey} names.");
    }

    private static Strictness ReadStrictness(string? text) => NotEmpty(text)?.ToLowerInvariant() switch
    {
        null or "balanced" => Strictness.Balanced,
        "strict" => Strictness.Strict,
        "eager" => Strictness.Eager,
        _ => throw new SettingsException($"{StrictnessKey} is \"{text}\". Use strict, balanced or eager."),
    };

    private static FeedOptions ReadFeeds(IConfigurationSection section)
    {
        var feeds = new FeedOptions();
        if (!section.Exists())
            return feeds;
        try
        {
            section.Bind(feeds);
            // The binder passes over a list that is written as one string, as an environment variable is.
            feeds.AllowedPrivateHosts = SettingList.Read(section.GetSection(nameof(FeedOptions.AllowedPrivateHosts)));
        }
        catch (InvalidOperationException problem)
        {
            // It names key and value.
            throw new SettingsException(problem.Message);
        }
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(feeds, new ValidationContext(feeds), problems, validateAllProperties: true))
            throw new SettingsException($"{FeedOptions.Section}:{problems[0].MemberNames.FirstOrDefault()} cannot be used: {problems[0].ErrorMessage}");
        return feeds;
    }

    private static string FullPath(string directory)
    {
        try
        {
            return Path.GetFullPath(directory);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new SettingsException($"The data folder \"{directory}\" cannot be used: {problem.Message}");
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
