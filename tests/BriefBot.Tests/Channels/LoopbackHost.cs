using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Channels;

/// <summary>Web hosts on a free port of this machine.</summary>
internal static class LoopbackHost
{
    /// <summary>
    /// Watches no settings files: each watcher takes one of the few that a user may have (128 on Linux), and one that ends
    /// while its thread still reads can fail a test that has nothing to do with it.
    /// </summary>
    public static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }
}
