using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BriefBot.Channels.Slack.Api;

/// <summary>Tokens that Slack gave in exchange for a refresh token, which works once.</summary>
/// <param name="Origin">A hash of the configured refresh token that they descend from: a newly configured one starts anew.</param>
internal sealed record SlackTokenPair(string AccessToken, string RefreshToken, DateTimeOffset Expires, string Origin)
{
    public override string ToString() => $"SlackTokenPair until {Expires:O}";

    public static string OriginOf(string refreshToken) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)));
}

/// <summary>Keeps the newest pair in the data folder, for the user who runs the bot only.</summary>
internal sealed class SlackTokenFile(string directory, TimeProvider time)
{
    private const string FileName = "slack-tokens.json";
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(50);

    private string Path => System.IO.Path.Combine(directory, FileName);

    /// <summary>Null when there is none, or it cannot be read.</summary>
    public SlackTokenPair? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<SlackTokenPair>(File.ReadAllText(Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>On disk when this returns; never half of it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(SlackTokenPair pair)
    {
        var next = Path + ".next";
        using (var stream = new FileStream(next, OwnersOnly(FileMode.Create)))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(pair));
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, Path, overwrite: true);
    }

    /// <summary>Only one process at a time may use up a refresh token.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", OwnersOnly(FileMode.OpenOrCreate));
            }
            catch (IOException)
            {
                await Task.Delay(LockPoll, time, cancellationToken);
            }
        }
    }

    private static FileStreamOptions OwnersOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
