using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Azure;
using BriefBot.Core.Answering;
using BriefBot.Core.Ingestion;
using BriefBot.LanguageModels;
using BriefBot.Storage;
using BriefBot.Storage.PostgreSql;

namespace BriefBot.Hosting;

/// <summary>The settings that every command needs, checked.</summary>
internal sealed record HostSettings
{
    public const string DataDirectoryKey = "BriefBot:DataDirectory";
    private const string StrictnessKey = $"{AnswerOptions.Section}:{nameof(AnswerOptions.Strictness)}";
    private const string StorageProviderKey = "Storage:Provider";
    private const string StorageConnectionKey = "Storage:ConnectionString";

    /// <summary>Full path of the folder for what is kept on this machine. Default: <c>data</c> in the current directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Full path of the folder that the passage index is kept in: one for each store that this machine works with.</summary>
    public string IndexDirectory => Path.Combine(DataDirectory, Store is StoreLocation.Folder ? "index" : $"index-{NameOf(Store)}");

    /// <summary>Default: in <see cref="DataDirectory"/>.</summary>
    public required StoreLocation Store { get; init; }

    public required AnswerOptions Answers { get; init; }

    public FeedOptions Feeds { get; init; } = new();

    public ConversationSettings Conversations { get; init; } = new();

    /// <summary>Null, which is the default: no language model has a part in anything.</summary>
    public LanguageModelOptions? LanguageModel { get; init; }
    /// <summary>Null, the default: articles are analysed in the process and nothing of them is sent anywhere.</summary>
    public AzureLanguageOptions? AzureLanguage { get; init; }

    /// <summary>Reads key by key where it can: the binder would cost a command's start more than all of this.</summary>
    /// <param name="settings">Files and environment.</param>
    /// <param name="dataDirectory">What <c>--data</c> says, which is where the store is then; null for the settings' own.</param>
    /// <param name="connection">What <c>--connection</c> says, which is where the store is then; null for the settings' own.</param>
    /// <exception cref="SettingsException">A value that cannot be used; the message names its key.</exception>
    public static HostSettings Read(IConfiguration settings, string? dataDirectory, string? connection = null)
    {
        if (dataDirectory is not null && connection is not null)
            throw new SettingsException("--data and --connection each name a store. Give one of them.");
        var directory = FullPath(dataDirectory ?? NotEmpty(settings[DataDirectoryKey]) ?? "data");
        return new HostSettings
        {
            DataDirectory = directory,
            Store = connection is not null ? Database(connection, "--connection")
                : dataDirectory is not null ? new StoreLocation.Folder(directory)
                : ReadStore(settings, directory),
            Answers = new AnswerOptions { Strictness = ReadStrictness(settings[StrictnessKey]) },
            Feeds = ReadFeeds(settings.GetSection(FeedOptions.Section)),
            Conversations = ConversationSettings.Read(settings),
            LanguageModel = LanguageModelOptions.Read(settings),
            AzureLanguage = AzureLanguageOptions.Read(settings),
        };
    }

    /// <summary>The same with a store of its own in this folder.</summary>
    public HostSettings In(string directory) => this with { DataDirectory = directory, Store = new StoreLocation.Folder(directory) };

    /// <summary>The same for the same server and database.</summary>
    private static string NameOf(StoreLocation store) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{store}")).AsSpan(0, 6));

    private static StoreLocation ReadStore(IConfiguration settings, string directory)
    {
        var provider = NotEmpty(settings[StorageProviderKey])?.ToLowerInvariant() ?? "sqlite";
        var connection = NotEmpty(settings[StorageConnectionKey]);
        return (provider, connection) switch
        {
            ("sqlite", null) => new StoreLocation.Folder(directory),
            ("sqlite", _) => throw new SettingsException(
                $"{StorageConnectionKey} is set, but sqlite takes none: its file is in the folder that {DataDirectoryKey} names. Is {StorageProviderKey} to be postgresql?"),
            ("postgresql" or "postgres", null) => throw new SettingsException(
                $"{StorageProviderKey} is postgresql: set {StorageConnectionKey}, such as Host=db.example;Database=briefbot;Username=briefbot;Password=…"),
            ("postgresql" or "postgres", _) => Database(connection, StorageConnectionKey),
            _ => throw new SettingsException($"{StorageProviderKey} is \"{provider}\". Use sqlite or postgresql."),
        };
    }

    private static StoreLocation.PostgreSql Database(string connection, string from) =>
        PostgreSqlConnectionString.Problem(connection) is { } problem
            ? throw new SettingsException($"{from}: {problem}")
            : new StoreLocation.PostgreSql(connection);

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
