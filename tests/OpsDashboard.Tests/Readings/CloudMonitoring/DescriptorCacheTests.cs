using Google.Api;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class DescriptorCacheTests
{
    private static readonly MetricTiming Known = new(TimeSpan.FromSeconds(240), TimeSpan.FromSeconds(60));
    private static readonly MetricTiming Missing = new(null, null, new ReadingFailure(FailureKind.NotFound, "no such metric (yet): a/b"));
    private static readonly MetricTiming Lost = new(null, null, new ReadingFailure(FailureKind.Unreachable, "no answer within 8 s"));

    private readonly FakeTimeProvider _time = new();
    private readonly DescriptorCache _cache;

    public DescriptorCacheTests() => _cache = new DescriptorCache(_time, new CloudMonitoringLimits());

    [Fact]
    public void Success_ForAnHour_IsKept()
    {
        _cache.Keep("a/b", Known);

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(Known, _cache.Fresh("a/b"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_cache.Fresh("a/b"));
    }

    [Fact]
    public void Failure_AfterAMinute_IsAskedAgain()
    {
        _cache.Keep("a/b", Missing);

        Assert.Equal(Missing, _cache.Fresh("a/b"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_cache.Fresh("a/b"));
    }

    [Fact]
    public void Refresh_Lost_KeepsWhatWasKnown()
    {
        _cache.Keep("a/b", Known);

        Assert.Equal(Known, _cache.Keep("a/b", Lost));
        Assert.Equal(Missing, _cache.Keep("a/b", Missing));
    }

    [Fact]
    public void Timing_SenselessOrAbsent_IsUnknown()
    {
        Assert.Equal(new MetricTiming(null, null), DescriptorCache.TimingOf(new MetricDescriptor()));
        Assert.Equal(new MetricTiming(null, TimeSpan.FromSeconds(1.5)), DescriptorCache.TimingOf(new MetricDescriptor
        {
            Metadata = new() { IngestDelay = new Duration { Seconds = -1 }, SamplePeriod = new Duration { Seconds = 1, Nanos = 500_000_000 } },
        }));
        Assert.Null(DescriptorCache.TimingOf(new MetricDescriptor { Metadata = new() { IngestDelay = new Duration { Seconds = long.MaxValue } } }).IngestDelay);
    }
}
