using System.Diagnostics;
using BriefBot.Core.Conversation;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BriefBot.Operations;

/// <summary>
/// Listens to the program's traces, so that logs can name the question that they are about, and sends traces and figures
/// to an OTLP receiver where one is set. Of requests only figures are sent: the addresses of reader pages are secrets.
/// </summary>
internal sealed class TelemetryExport(TelemetryOptions options) : IHostedService, IDisposable
{
    private static readonly string[] Meters = [BotMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == QuestionTrace.SourceName,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    private MeterProvider? _figures;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        if (options.OtlpEndpoint is null)
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService(
            "briefbot", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(), serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");
        _figures = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/metrics"))
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(QuestionTrace.SourceName)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What was not sent yet is sent now, unless the receiver is slow.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAny(Task.Run(Close, CancellationToken.None), Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None));

    public void Dispose()
    {
        _listener.Dispose();
        Close();
    }

    private void Close()
    {
        Interlocked.Exchange(ref _traces, null)?.Dispose();
        Interlocked.Exchange(ref _figures, null)?.Dispose();
    }

    private void Configure(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{options.OtlpEndpoint!.AbsoluteUri.TrimEnd('/')}/{path}");
        exporter.TimeoutMilliseconds = 2_000;
        if (options.OtlpHeaders is { } headers)
            exporter.Headers = headers;
    }
}
