namespace BriefBot.Cli;

/// <summary>Opens files that somebody named on the command line.</summary>
internal static class InputFile
{
    /// <exception cref="UnusableInputException">It is not there, is a folder, or may not be read.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new UnusableInputException($"{path} is a folder. Name a file.");
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"There is no file {path}.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path} may not be read by this user.");
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"{path} cannot be read: {problem.Message}");
        }
    }
}
