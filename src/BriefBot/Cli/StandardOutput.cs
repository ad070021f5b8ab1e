using Microsoft.Win32.SafeHandles;

namespace BriefBot.Cli;

/// <summary>Standard output as a stream that notices when nobody reads on.</summary>
internal static class StandardOutput
{
    private const int Handle = 1;

    /// <summary>
    /// The console's own stream writes into a broken pipe without a word, and a batch would run to its end for nobody.
    /// A file stream says so; it serves for pipes only, since on files it would keep a position of its own.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(Handle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}
