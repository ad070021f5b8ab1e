using System.Diagnostics.Metrics;
using BriefBot.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Operations;

/// <summary>The program's figures, and what was measured with them.</summary>
internal sealed class TestMeter : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly List<string> _measured = [];

    public TestMeter()
    {
        Meter = new BotMeter(_services.GetRequiredService<IMeterFactory>());
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, Meter.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, $"{value}", tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, FormattableString.Invariant($"{value}"), tags));
        _listener.Start();
    }

    public BotMeter Meter { get; }

    /// <summary>Each as <c>name tag=value … = figure</c>, gauges as they are now.</summary>
    public IReadOnlyList<string> Measured
    {
        get
        {
            _listener.RecordObservableInstruments();
            lock (_measured)
                return [.. _measured];
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Add(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]);
        lock (_measured)
            _measured.Add($"{line} = {value}");
    }
}
