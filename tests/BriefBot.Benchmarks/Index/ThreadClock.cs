using System.Runtime.InteropServices;

namespace BriefBot.Benchmarks.Index;

/// <summary>The time that the calling thread was on a processor, which a busy machine changes far less than the clock on the wall. Linux.</summary>
internal static class ThreadClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of clock_gettime(2).</summary>
    private const int ThreadTime = 3;

    public static TimeSpan Now => clock_gettime(ThreadTime, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : throw new InvalidOperationException("This machine does not tell a thread's time.");

    [DllImport("libc", SetLastError = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable IDE1006, SYSLIB1054 // The name is the system's; a generated import would need unsafe code.
    private static extern int clock_gettime(int clock, out ClockTime time);
#pragma warning restore IDE1006, SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ClockTime
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
