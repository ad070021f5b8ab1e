using System.Globalization;
using BriefBot.Hosting;

namespace BriefBot.LanguageModels;

/// <summary>Settings under <c>LanguageModel</c>. Nothing set, which is the default: none is used.</summary>
internal sealed record LanguageModelOptions
{
    public const string Section = "LanguageModel";

    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestLimit = TimeSpan.FromMinutes(2);

    /// <summary>Where the OpenAI protocol is spoken: <c>https://NAME.openai.azure.com/openai/v1/</c>, <c>http://127.0.0.1:11434/v1/</c> (Ollama).</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model, or on Azure the deployment, that words answers; null where none does.</summary>
    public string? ChatModel { get; init; }

    /// <summary>The model, or on Azure the deployment, that makes vectors of passages and questions; null where none does.</summary>
    public string? EmbeddingModel { get; init; }

    /// <summary>Null where the service asks for none.</summary>
    public string? Key { get; init; }

    /// <summary>How long an answer may wait for its wording. Default: 8 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultLimit;

    /// <returns>Null where nothing is set.</returns>
    /// <exception cref="SettingsException">It is half set, or a value cannot be used; the message names the key.</exception>
    public static LanguageModelOptions? Read(IConfiguration settings)
    {
        var (endpoint, model, key, limit) = (Value(settings, nameof(Endpoint)), Value(settings, nameof(ChatModel)), Value(settings, nameof(Key)), Value(settings, nameof(TimeLimit)));
        var embedding = Value(settings, nameof(EmbeddingModel));
        if (endpoint is null && model is null && embedding is null && key is null && limit is null)
            return null;
        if (endpoint is null)
            throw new SettingsException($"{Section}:{nameof(Endpoint)} is missing. Set it to the address of the model, such as http://127.0.0.1:11434/v1/, or take the other settings under {Section} away.");
        if (model is null && embedding is null)
            throw new SettingsException($"{Section}:{nameof(ChatModel)} is missing. Set it to the name of the model at {Section}:{nameof(Endpoint)} that is to word answers, or {Section}:{nameof(EmbeddingModel)} to that of one that is to find passages by meaning.");
        return new LanguageModelOptions { Endpoint = Address(endpoint, key), ChatModel = model, EmbeddingModel = embedding, Key = key, TimeLimit = Limit(limit) };
    }

    private static Uri Address(string text, string? key)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new SettingsException($"{Section}:{nameof(Endpoint)} is no address that can be used. Write one such as https://NAME.openai.azure.com/openai/v1/, without a user name or anything behind the path.");
        if (key is not null && address.Scheme == "http" && !address.IsLoopback)
            throw new SettingsException($"{Section}:{nameof(Endpoint)} would send {Section}:{nameof(Key)} unencrypted to {address.Host}. Use https.");
        return address;
    }

    private static TimeSpan Limit(string? text) => text is null ? DefaultLimit
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero && limit <= LongestLimit ? limit
        : throw new SettingsException($"{Section}:{nameof(TimeLimit)} is \"{text}\". Use a length of time such as 00:00:08 (hours, minutes, seconds), two minutes at most.");

    private static string? Value(IConfiguration settings, string name) =>
        settings[$"{Section}:{name}"] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>For logs and debuggers: without the key.</summary>
    public override string ToString() => $"{string.Join(", ", Models)} at {Endpoint.Authority}";

    /// <summary>Those that are used.</summary>
    public IEnumerable<string> Models => new[] { ChatModel, EmbeddingModel }.OfType<string>();
}
