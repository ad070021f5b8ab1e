using System.Globalization;
using BriefBot.Channels.Web.Reader;

namespace BriefBot.Cli.Backups;

/// <summary>How backups are named: <c>briefbot-20260310T031500Z.db</c>, and beside it the key that reader links were signed with.</summary>
internal static class BackupFiles
{
    public const string Extension = ".db";
    private const string Prefix = "briefbot-";
    private const string KeyExtension = ".key";

    /// <summary>A file in a folder that is there or whose name does not end as a backup's; else the file itself.</summary>
    public static string Choose(string target, DateTimeOffset now) =>
        !Directory.Exists(target) && target.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? target
            : Path.Combine(target, $"{Prefix}{Stamp(now)}{Extension}");

    public static string Stamp(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Where the key in the data folder is, and its copy.</summary>
    public static (string Key, string Copy) KeyOf(string dataDirectory, string backup) => (Path.Combine(dataDirectory, ReaderKeys.FileName), backup + KeyExtension);

    /// <summary>Copies a key that is there and takes the place of one only when <paramref name="overwrite"/>.</summary>
    public static bool CopyKey(string from, string to, bool overwrite)
    {
        if (!File.Exists(from) || (!overwrite && File.Exists(to)))
            return false;
        File.Copy(from, to, overwrite);
        return true;
    }

    /// <summary>Deletes all but the newest backups of a folder.</summary>
    /// <returns>How many it were.</returns>
    public static int Thin(string folder, int keep)
    {
        var old = Directory.GetFiles(folder, $"{Prefix}????????T??????Z{Extension}").OrderDescending(StringComparer.Ordinal).Skip(keep).ToList();
        foreach (var file in old)
        {
            File.Delete(file);
            File.Delete(file + KeyExtension);
        }
        return old.Count;
    }
}
