using System.Net.Http.Headers;
using System.Text.Json;
using BriefBot.Channels.Slack;
using BriefBot.Channels.Slack.Api;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Cli.Manifests;

namespace BriefBot.Cli.Doctor;

/// <summary>
/// Whether Slack accepts the tokens, and the bot's has the scopes of the manifest: auth.test says so in the header
/// <c>x-oauth-scopes</c>. A connection for Socket Mode is asked for and not opened.
/// </summary>
internal sealed class SlackCheckup(IConfiguration configuration, HttpClient http, StoreCheckups? store, ClockCheckup clock)
{
    private const string Install = "change the app's scopes as the manifest says (briefbot manifest slack) and install it again";

    public Checkup Checkup => new("slack", FindAsync);

    private async Task<Finding> FindAsync(CancellationToken cancellationToken)
    {
        var options = new SlackOptions();
        options.Read(configuration);
        var rules = new SlackOptions.Rules().Validate(null, options);
        if (rules.Failed)
            return Finding.Wrong(string.Join(" ", rules.Failures), "README, \"Slack: from nothing to a working bot\"");
        if (options.Mode == SlackMode.Off)
            return Finding.Off("Slack:BotToken with Slack:AppToken or Slack:SigningSecret sets it up");
        try
        {
            return await FindAsync(options, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return Finding.Wrong($"{options.ApiBaseUrl.Host} cannot be reached", "let this machine out to it by https");
        }
        catch (JsonException)
        {
            return Finding.Wrong($"{options.ApiBaseUrl.Host} gives an answer that is none", "check Slack:ApiBaseUrl");
        }
    }

    private async Task<Finding> FindAsync(SlackOptions options, CancellationToken cancellationToken)
    {
        var (error, scopes) = await CallAsync(options, "auth.test", await TokenAsync(options, cancellationToken), cancellationToken);
        if (error is not null)
            return Finding.Wrong($"the bot's token is refused: {error}", Mending(error, "Slack:BotToken", options));
        if (scopes is not null && SlackManifest.Scopes().Except(scopes).ToList() is { Count: > 0 } missing)
            return Finding.Wrong($"the bot's token lacks {string.Join(", ", missing)}", Install);
        if (options.Mode == SlackMode.Http)
            return Finding.Ok("the bot's token and its scopes are good; the signing secret shows with the first message");
        (error, _) = await CallAsync(options, "apps.connections.open", options.AppToken, cancellationToken);
        return error is null
            ? Finding.Ok("both tokens and the scopes are good, in Socket Mode")
            : Finding.Wrong($"the app's token is refused: {error}", Mending(error, "Slack:AppToken", options));
    }

    /// <summary>Where tokens are rotated: the newest, which the server keeps in the store. Asking for the next one is its affair.</summary>
    private async Task<string?> TokenAsync(SlackOptions options, CancellationToken cancellationToken)
    {
        if (options.RefreshToken is null || store is null || await store.BotAsync() is not { } bot)
            return options.BotToken;
        var kept = SlackTokenPair.Read(await bot.Tokens.FindAsync("slack", cancellationToken));
        return kept?.Origin == SlackTokenPair.OriginOf(options.RefreshToken) ? kept.AccessToken : options.BotToken;
    }

    private async Task<(string? Error, string[]? Scopes)> CallAsync(SlackOptions options, string method, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, method)) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        clock.Compare(options.ApiBaseUrl.Host, response.Headers.Date);
        if (!response.IsSuccessStatusCode)
            return ($"status_{(int)response.StatusCode}", null);
        var answer = SlackJson.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) ?? throw new JsonException();
        var scopes = response.Headers.TryGetValues("x-oauth-scopes", out var said)
            ? string.Join(',', said).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : null;
        return (answer.IsTrue("ok") ? null : Word(answer.Text("error")), scopes);
    }

    private static string Mending(string error, string key, SlackOptions options) => error switch
    {
        "missing_scope" when key == "Slack:AppToken" => "make an app-level token with connections:write",
        "missing_scope" => Install,
        "token_expired" when options.RefreshToken is not null => "the server renews it while it runs; else set a new Slack:RefreshToken",
        "token_revoked" or "account_inactive" => $"install the app again and set {key}",
        "forbidden_for_app_type" or "socket_mode_disabled" => "switch Socket Mode on in the app's settings",
        "ratelimited" or "status_429" => "try again in a minute",
        _ => $"copy {key} once more from the app's pages at api.slack.com/apps",
    };

    /// <summary>Slack's names for errors are of small letters; anything else is not repeated.</summary>
    private static string Word(string? error) =>
        error is { Length: > 0 and <= 60 } && error.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '.') ? error : "unnamed";
}
