using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web.Reader;

/// <summary>The keys that sign reader links: from the settings, or made once into the data folder.</summary>
internal sealed class ReaderKeys
{
    public const string FileName = "reader-signing.key";
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private readonly IReadOnlyList<SigningKey> _keys;

    private ReaderKeys(IReadOnlyList<SigningKey> keys) => _keys = keys;

    public SigningKey Signing => _keys[0];

    public SigningKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    /// <exception cref="OptionsValidationException">The key file cannot be made or read.</exception>
    public static ReaderKeys Load(ReaderOptions options)
    {
        if (options.SigningKeys.Count > 0)
            return new([.. options.SigningKeys.Select(entry => ReaderOptions.ParseKey(entry)!)]);
        var file = Path.Combine(options.DataDirectory!, FileName);
        try
        {
            if (!File.Exists(file))
                Make(file);
            return ReaderOptions.ParseKey(Read(file).TrimEnd()) is { } key
                ? new([key])
                : throw Unusable($"{file} does not hold a key for reader links. Delete it to have a new one made; links made so far will stop working.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The key for reader links cannot be kept in {file}: {failure.Message} Make the folder writable or set Reader:SigningKeys.");
        }
    }

    // Creating a new file is the one step that only one of several processes can take (moving a file into place
    // overwrites on Unix, whatever is asked for). The others read what that one writes.
    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var entry = $"k1={Convert.ToBase64String(RandomNumberGenerator.GetBytes(ReaderOptions.MinSecretLength))}\n";
        try
        {
            using var stream = new FileStream(file, settings);
            stream.Write(Encoding.ASCII.GetBytes(entry));
            stream.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its key is as good. If it is our own that could not be written, reading tells.
        }
    }

    private static string Read(string file)
    {
        var entry = "";
        // The line feed comes last: until it is there the file may still be being written.
        SpinWait.SpinUntil(() => (entry = ReadNow(file)).EndsWith('\n'), MaxWait);
        return entry;
    }

    private static string ReadNow(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static OptionsValidationException Unusable(string message) =>
        new(ReaderOptions.Section, typeof(ReaderOptions), [message]);
}
