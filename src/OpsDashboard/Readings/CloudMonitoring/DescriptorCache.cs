using System.Collections.Concurrent;
using Google.Api;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>What descriptors say of timing, kept for a while of real time.</summary>
sealed class DescriptorCache(TimeProvider time, CloudMonitoringLimits limits)
{
    // As many entries as metric types in the configuration.
    private readonly ConcurrentDictionary<string, (MetricTiming Timing, DateTimeOffset Expires)> _entries = [];

    /// <summary>Metric types that the source has described.</summary>
    public IEnumerable<string> Known => _entries.Where(entry => entry.Value.Timing.Failure is null).Select(entry => entry.Key);

    /// <summary>The timing, unless it must be read (again).</summary>
    public MetricTiming? Fresh(string metricType) =>
        _entries.TryGetValue(metricType, out var entry) && time.GetUtcNow() < entry.Expires ? entry.Timing : null;

    /// <summary>Keeps what was read and gives what to use: an older success outlives a failed refresh, for delays hardly ever change.</summary>
    /// <param name="isAsked">False when the source was not asked at all: nothing was learned, so it is asked again in the next cycle.</param>
    public MetricTiming Keep(string metricType, MetricTiming read, bool isAsked = true)
    {
        var timing = read.Failure is { Kind: not FailureKind.NotFound } && _entries.TryGetValue(metricType, out var old) && old.Timing.Failure is null
            ? old.Timing
            : read;
        if (!isAsked)
        {
            return timing;
        }

        _entries[metricType] = (timing, time.GetUtcNow() + (read.Failure is null ? limits.DescriptorAge : limits.DescriptorRetry));
        return timing;
    }

    /// <summary>The timing in a descriptor; a span that is absent or senseless is unknown.</summary>
    public static MetricTiming TimingOf(MetricDescriptor descriptor) =>
        new(Span(descriptor.Metadata?.IngestDelay), Span(descriptor.Metadata?.SamplePeriod));

    // Durations may legally be far outside TimeSpan's range or negative on the wire.
    private static TimeSpan? Span(Google.Protobuf.WellKnownTypes.Duration? duration) =>
        duration is { Seconds: >= 0 and < 366L * 86_400, Nanos: >= 0 and < 1_000_000_000 } ? duration.ToTimeSpan() : null;
}
