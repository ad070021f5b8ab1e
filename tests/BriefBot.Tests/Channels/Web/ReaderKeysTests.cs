using BriefBot.Channels.Web.Reader;
using Microsoft.Extensions.Options;

namespace BriefBot.Tests.Channels.Web;

public sealed class ReaderKeysTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("briefbot-keys-");

    private ReaderOptions Options => new() { DataDirectory = Path.Combine(_data.FullName, "data") };

    private string KeyFile => Path.Combine(_data.FullName, "data", "reader-signing.key");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void MakesOneKeyAndKeepsIt()
    {
        var first = ReaderKeys.Load(Options).Signing;
        var second = ReaderKeys.Load(Options).Signing;

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Secret, second.Secret);
        Assert.Equal(32, first.Secret.Length);
        Assert.Equal([KeyFile], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public void KeepsTheFileToItsOwner()
    {
        ReaderKeys.Load(Options);

        if (OperatingSystem.IsWindows())
            Assert.Skip("File modes are Unix's.");
        else
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void GivesAllThatStartAtOnceTheSameKey()
    {
        var secrets = new byte[16][];

        Parallel.For(0, secrets.Length, i => secrets[i] = ReaderKeys.Load(Options).Signing.Secret);

        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public void SaysWhatToDoAboutADamagedFile()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, "k1=short");

        var failure = Assert.Throws<OptionsValidationException>(() => ReaderKeys.Load(Options));

        Assert.Contains(KeyFile, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhatToDoWhenTheFolderCannotBeMade()
    {
        File.WriteAllText(Path.Combine(_data.FullName, "data"), "in the way");

        var failure = Assert.Throws<OptionsValidationException>(() => ReaderKeys.Load(Options));

        Assert.Contains("Reader:SigningKeys", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MakesNoFileWhenKeysAreSet()
    {
        ReaderKeys.Load(new ReaderOptions { SigningKeys = [$"a={Convert.ToBase64String(new byte[32])}"], DataDirectory = _data.FullName });

        Assert.Empty(_data.GetFiles());
    }
}
