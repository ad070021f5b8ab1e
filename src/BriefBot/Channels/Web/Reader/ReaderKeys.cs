using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace BriefBot.Channels.Web.Reader;

/// <summary>The keys that sign reader links: from the settings, or made once into the data folder.</summary>
internal sealed class ReaderKeys
{
    private const string FileName = "reader-signing.key";
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
            return ReaderOptions.ParseKey(File.ReadAllText(file).Trim()) is { } key
                ? new([key])
                : throw Unusable($"{file} does not hold a key for reader links. Delete it to have a new one made; links made so far will stop working.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The key for reader links cannot be kept in {file}: {failure.Message} Make the folder writable or set Reader:SigningKeys.");
        }
    }

    // Written aside and moved into place without overwriting: of two processes that start at once, both end up with
    // the key of the first, and none ever reads half a key.
    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var aside = $"{file}.{Path.GetRandomFileName()}";
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var writer = new StreamWriter(aside, settings))
                writer.WriteLine($"k1={Convert.ToBase64String(RandomNumberGenerator.GetBytes(ReaderOptions.MinSecretLength))}");
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its key is as good.
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static OptionsValidationException Unusable(string message) =>
        new(ReaderOptions.Section, typeof(ReaderOptions), [message]);
}
