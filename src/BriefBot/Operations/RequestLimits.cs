using System.Net;
using System.Threading.RateLimiting;
using BriefBot.Channels.BotFramework;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BriefBot.Operations;

/// <summary>
/// What one caller and all together may ask of the server, before any endpoint looks at a request. Endpoints set narrower
/// limits of their own: bodies, wrong keys, messages a person.
/// </summary>
internal static class RequestLimits
{
    /// <summary>In bytes; the largest that any endpoint takes.</summary>
    public const int MaxBody = 1024 * 1024;

    /// <summary>Requests that are worked on at once, of everybody. More are told to come again.</summary>
    private const int MostAtOnce = 256;

    /// <summary>
    /// Requests a second from one address. A chat platform posts for all of its tenants from few addresses, and a proxy
    /// makes everybody one address: this stops a flood, not a busy day.
    /// </summary>
    private const int MostASecond = 200;

    private const int MostFromAPlatform = 600;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(Narrow)
        .AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, AddressSlot>(context => RateLimitPartition.GetTokenBucketLimiter(AddressSlot.Of(context), Bucket)),
                // Probers come through whatever else goes on: a server that is busy is not one that is dead.
                PartitionedRateLimiter.Create<HttpContext, bool>(context => IsProbe(context)
                    ? RateLimitPartition.GetNoLimiter(true)
                    : RateLimitPartition.GetConcurrencyLimiter(false, _ => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce })));
        });

    private static void Narrow(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = MaxBody;
        server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.MaxConcurrentConnections = 2_000;
        // No protocol is spoken over upgraded connections.
        server.Limits.MaxConcurrentUpgradedConnections = 0;
    }

    private static TokenBucketRateLimiterOptions Bucket(AddressSlot slot)
    {
        var rate = slot.IsPlatform ? MostFromAPlatform : MostASecond;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate,
            TokensPerPeriod = rate,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        };
    }

    private static bool IsProbe(HttpContext context) => context.Request.Path.Value is HealthEndpoints.Alive or HealthEndpoints.Ready;

    /// <summary>Who shares a limit. An IPv6 caller has a whole /64 to choose addresses from.</summary>
    private readonly record struct AddressSlot(UInt128 Network, bool IsPlatform)
    {
        public static AddressSlot Of(HttpContext context)
        {
            var path = context.Request.Path;
            var isPlatform = path == ActivityEndpoint.Path || path.StartsWithSegments("/slack", StringComparison.Ordinal);
            return new AddressSlot(NetworkOf(context.Connection.RemoteIpAddress), isPlatform);
        }

        private static UInt128 NetworkOf(IPAddress? address)
        {
            Span<byte> bytes = stackalloc byte[16];
            if (address is null || !address.MapToIPv6().TryWriteBytes(bytes, out _))
                return 0;
            if (!address.IsIPv4MappedToIPv6 && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
                bytes[8..].Clear();
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        }
    }
}
