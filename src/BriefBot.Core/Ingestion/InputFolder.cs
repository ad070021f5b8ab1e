namespace BriefBot.Core.Ingestion;

/// <summary>Lists a folder's articles in the order of their paths, folders below it included.</summary>
internal static class InputFolder
{
    /// <summary>The files, and a failure for each folder that cannot be listed or when there is no file at all.</summary>
    public static (List<InputFile> Files, List<ReadFailure> Failures) List(string folder)
    {
        var files = new List<InputFile>();
        var failures = new List<ReadFailure>();
        Add(folder, folder, files, failures);
        if (files.Count == 0 && failures.Count == 0)
            failures.Add(new ReadFailure(folder, null, $"The folder holds no articles; {InputFile.Kinds} are read."));
        return (files, failures);
    }

    private static void Add(string root, string folder, List<InputFile> files, List<ReadFailure> failures)
    {
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            failures.Add(new ReadFailure(folder, null, FileTrouble.Explain(failure)));
            return;
        }
        Array.Sort(entries, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!Directory.Exists(entry))
            {
                var id = Path.GetRelativePath(root, entry).Replace(Path.DirectorySeparatorChar, '/');
                if (InputFile.Recognize(entry, id) is { } file)
                    files.Add(file);
            }
            // A link to a folder can lead round in a circle.
            else if (!File.GetAttributes(entry).HasFlag(FileAttributes.ReparsePoint))
                Add(root, entry, files, failures);
        }
    }
}

/// <summary>Says what is wrong with a file in words that help.</summary>
internal static class FileTrouble
{
    public static string Explain(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "There is no such file or folder; check the path.",
        UnauthorizedAccessException => "This user may not read it; change its permissions or run as another user.",
        PathTooLongException => "The path is too long for this system; move the file up.",
        InvalidDataException => "The .gz file is damaged or not gzip; pack it again.",
        _ => $"It cannot be read ({failure.Message.TrimEnd('.')}); try again.",
    };
}
