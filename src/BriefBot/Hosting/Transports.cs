using Azure.Core;
using BriefBot.Azure;
using Microsoft.Extensions.Options;

namespace BriefBot.Hosting;

/// <summary>
/// Whether this build holds the official SDKs, and the setting <c>…:Transport</c> that chooses. The methods without a
/// body here have one in the folder <c>OfficialSdks</c>, which is compiled with <c>-p:OfficialSdks=true</c> only.
/// </summary>
internal static partial class Transports
{
    public const string Key = "Transport";

    /// <summary>What a build is made for: the SDKs where it holds them.</summary>
    public static Transport Default => AreIn ? Transport.Sdk : Transport.Protocol;

    private static bool AreIn
    {
        get
        {
            var areIn = false;
            Tell(ref areIn);
            return areIn;
        }
    }

    /// <param name="text">The setting; null where it is not made.</param>
    /// <param name="problem">What is wrong with it; null where nothing is.</param>
    public static Transport Read(string section, string? text, out string? problem)
    {
        var key = $"{section}:{Key}";
        (var transport, problem) = text?.Trim().ToLowerInvariant() switch
        {
            null or "" => (Default, (string?)null),
            "protocol" => (Transport.Protocol, null),
            "sdk" when AreIn => (Transport.Sdk, null),
            "sdk" => (Transport.Protocol, $"{key} is sdk, but this build holds no SDKs. Build it with -p:OfficialSdks=true, from a feed that has them, or set {key} to protocol."),
            _ => (Transport.Protocol, $"{key} is \"{text}\". Use protocol or sdk."),
        };
        return transport;
    }

    /// <summary>Registers the protocol's part, or the SDK's where the settings say so.</summary>
    public static IServiceCollection AddTransport<TSeam, TProtocol, TOptions>(this IServiceCollection services, Func<TOptions, Transport> choice)
        where TSeam : class
        where TProtocol : TSeam
        where TOptions : class
    {
        Prepare(typeof(TSeam), services);
        return services.AddSingleton<TSeam>(provider =>
        {
            object? sdk = null;
            if (choice(provider.GetRequiredService<IOptions<TOptions>>().Value) == Transport.Sdk)
                Make(typeof(TSeam), provider, ref sdk);
            return (TSeam?)sdk ?? ActivatorUtilities.CreateInstance<TProtocol>(provider);
        });
    }

    /// <param name="client">Repeats, time limits and what is under them; null: the usual.</param>
    /// <param name="credential">Null: whoever the program runs as.</param>
    public static ILanguageTransport Language(AzureLanguageOptions options, LanguageClientOptions? client, TokenCredential? credential)
    {
        ILanguageTransport? sdk = null;
        if (options.Transport == Transport.Sdk)
            MakeLanguage(options, client ?? new LanguageClientOptions(), credential, ref sdk);
        return sdk ?? new LanguageHttp(options, client, credential);
    }

    static partial void Tell(ref bool areIn);

    static partial void Prepare(Type seam, IServiceCollection services);

    static partial void Make(Type seam, IServiceProvider provider, ref object? made);

    static partial void MakeLanguage(AzureLanguageOptions options, LanguageClientOptions client, TokenCredential? credential, ref ILanguageTransport? made);
}
