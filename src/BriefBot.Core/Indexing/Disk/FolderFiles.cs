using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>The files of an index's folder by their names. None but its owner may read them.</summary>
internal sealed class FolderFiles(string folder)
{
    private const string ManifestName = "manifest";
    private const string NewManifestName = "manifest.new";
    private const string LockName = "lock";
    private const string SegmentPrefix = "segment-";
    private const string VocabularyPrefix = "vocabulary-";
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Folder => folder;

    public bool IsThere => Directory.Exists(folder);

    public void Create()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnFile | UnixFileMode.UserExecute);
    }

    /// <returns>Null while another process holds it. A process that ends in whatever way lets it go.</returns>
    public FileStream? TryLock()
    {
        try
        {
            return Open(LockName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether the file that is locked is there.</summary>
    public bool HasLock => File.Exists(Path.Combine(folder, LockName));

    public bool HasManifest => File.Exists(Path.Combine(folder, ManifestName));

    /// <returns>Null when there is none.</returns>
    public byte[]? ReadManifest()
    {
        var path = Path.Combine(folder, ManifestName);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>At any moment there is the old one or the new one, and the new one stays when this returns.</summary>
    public void ReplaceManifest(byte[] bytes)
    {
        using (var stream = Open(NewManifestName, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        // What it names has to be found after a power cut before it is.
        FolderFlush.Run(folder);
        File.Move(Path.Combine(folder, NewManifestName), Path.Combine(folder, ManifestName), overwrite: true);
        FolderFlush.Run(folder);
    }

    public SafeFileHandle OpenSegment(long number) => OpenToRead(SegmentPrefix, number);

    public SafeFileHandle OpenVocabulary(long number) => OpenToRead(VocabularyPrefix, number);

    public FileStream CreateSegment(long number) => Open(Name(SegmentPrefix, number), FileMode.Create, FileAccess.Write, FileShare.Read);

    /// <summary>To overwrite some of it.</summary>
    public SafeFileHandle OpenSegmentToWrite(long number) =>
        File.OpenHandle(Path.Combine(folder, Name(SegmentPrefix, number)), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>To go on writing.</summary>
    public FileStream ContinueVocabulary(long number) => Open(Name(VocabularyPrefix, number), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);

    /// <summary>Above the numbers of all files that are there, whoever left them.</summary>
    public long NextNumber() => 1 + Directory.EnumerateFiles(folder).Select(NumberOf).DefaultIfEmpty(0).Max();

    /// <summary>Deletes our files but those with these numbers. Where a file is in use and cannot be deleted, it is left for the next time.</summary>
    public void DeleteOthers(IReadOnlySet<long> numbers)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => NumberOf(file) is > 0 and var number && !numbers.Contains(number)).ToList())
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    private SafeFileHandle OpenToRead(string prefix, long number) =>
        File.OpenHandle(Path.Combine(folder, Name(prefix, number)), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private FileStream Open(string name, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(Path.Combine(folder, name), options);
    }

    private static string Name(string prefix, long number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    /// <returns>0 for a file that has none.</returns>
    private static long NumberOf(string file)
    {
        var name = Path.GetFileName(file);
        var prefix = name.StartsWith(SegmentPrefix, StringComparison.Ordinal) ? SegmentPrefix
            : name.StartsWith(VocabularyPrefix, StringComparison.Ordinal) ? VocabularyPrefix : null;
        return prefix is not null && long.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
