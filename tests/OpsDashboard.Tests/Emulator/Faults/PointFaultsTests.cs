using Google.Cloud.Monitoring.V3;
using OpsDashboard.Emulator.Controls;
using static OpsDashboard.Tests.Emulator.RunningEmulator;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;

namespace OpsDashboard.Tests.Emulator.Faults;

/// <summary>What happens to points. The answer without faults is the truth to compare with.</summary>
public sealed class PointFaultsTests : IAsyncLifetime
{
    private const string Sent = "metric.type = \"vpcaccess.googleapis.com/connector/sent_bytes_count\"";
    private const string Durations = "metric.type = \"logging.googleapis.com/user/startup_phase_duration\"";

    private readonly RunningEmulator _emulator = new();

    public ValueTask InitializeAsync() => _emulator.InitializeAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Missing_ShareOfPoints_IsLeftOutTheSameWayEachTime()
    {
        var whole = await Points(Sent);
        _emulator.Controls.Set(new ApiFaults { MissingShare = 0.5 });

        var first = await Points(Sent);

        Assert.InRange(first.Count, whole.Count / 4, whole.Count * 3 / 4);
        Assert.Equal(first, await Points(Sent));
        Assert.Subset(whole.ToHashSet(), first.ToHashSet());
        _emulator.Controls.Set(new ApiFaults { MissingShare = 1 });
        Assert.Empty(await Points(Sent));
    }

    [Fact]
    public async Task Late_Points_AppearAfterTheirExtraDelay()
    {
        var whole = await Points(Sent, "2025-09-15T18:00:00Z", "2025-09-15T18:30:00Z");
        _emulator.Controls.Set(new ApiFaults { Late = TimeSpan.FromMinutes(30), LateShare = 0.5 });

        var now = await Points(Sent, "2025-09-15T18:00:00Z", "2025-09-15T18:30:00Z");
        _emulator.Now += TimeSpan.FromMinutes(30);
        var later = await Points(Sent, "2025-09-15T18:00:00Z", "2025-09-15T18:30:00Z");

        Assert.InRange(now.Count, 1, whole.Count - 1);
        Assert.Equal(whole, later);
    }

    [Fact]
    public async Task Late_InAnAggregation_IsMissingFromTheSumFirst()
    {
        var request = Request(Sent, "2025-09-15T18:00:00Z", "2025-09-15T18:30:00Z");
        request.Aggregation = Aggregate(Aligner.AlignSum, 1_800);
        var whole = Total(await _emulator.List(request));
        _emulator.Controls.Set(new ApiFaults { Late = TimeSpan.FromHours(1), LateShare = 0.3 });

        var early = Total(await _emulator.List(request));
        _emulator.Now += TimeSpan.FromHours(2);

        Assert.InRange(early, 1, whole - 1);
        Assert.Equal(whole, Total(await _emulator.List(request)));
    }

    [Theory]
    [InlineData(Sent)]
    [InlineData(Durations)]
    public async Task Revised_YoungPoints_AreSmallerFirstAndWholeLater(string filter)
    {
        _emulator.Controls.Set(new ApiFaults { Revised = true });
        var early = (await _emulator.List(Request(filter, "2025-09-15T18:30:00Z", "2025-09-15T18:40:00Z"))).TimeSeries;
        _emulator.Now += TimeSpan.FromMinutes(20);

        var later = (await _emulator.List(Request(filter, "2025-09-15T18:30:00Z", "2025-09-15T18:40:00Z"))).TimeSeries;

        Assert.True(early.Sum(Weight) < later.Sum(series => Weight(series, early)), "nothing was revised");
        _emulator.Controls.Set(ApiFaults.None);
        Assert.Equal(later, (await _emulator.List(Request(filter, "2025-09-15T18:30:00Z", "2025-09-15T18:40:00Z"))).TimeSeries);
    }

    [Fact]
    public async Task Duplicate_Points_ComeTwiceWithOneValue()
    {
        var whole = await Points(Sent);
        _emulator.Controls.Set(new ApiFaults { Duplicate = true });

        var twice = await Points(Sent);

        Assert.True(twice.Count > whole.Count);
        Assert.Equal(whole, twice.Distinct());
    }

    [Fact]
    public async Task Reordered_Points_AreTheSameInAnotherOrder()
    {
        var whole = await Points(Sent);
        _emulator.Controls.Set(new ApiFaults { Reordered = true });

        var mixed = await Points(Sent);

        Assert.NotEqual(whole, mixed);
        Assert.Equal(whole.Order(), mixed.Order());
        Assert.Equal(mixed, await Points(Sent));
    }

    [Fact]
    public async Task Partial_LeavesSeriesOutAndSaysSo()
    {
        var whole = await _emulator.List(Request(Durations));
        _emulator.Controls.Set(new ApiFaults { Partial = true });

        var part = await _emulator.List(Request(Durations));

        Assert.Empty(whole.ExecutionErrors);
        Assert.Equal(14, Assert.Single(part.ExecutionErrors).Code);
        Assert.InRange(part.TimeSeries.Count, 1, whole.TimeSeries.Count - 1);
    }

    private static long Total(ListTimeSeriesResponse response) => response.TimeSeries.Sum(series => series.Points.Sum(point => point.Value.Int64Value));

    private static long Weight(TimeSeries series) => series.Points.Sum(point => Weight(point.Value));

    // Of those points alone that the earlier answer had.
    private static long Weight(TimeSeries series, IEnumerable<TimeSeries> early)
    {
        var ends = early.Where(other => other.Metric.Equals(series.Metric)).SelectMany(other => other.Points).Select(point => point.Interval.EndTime).ToHashSet();
        return series.Points.Where(point => ends.Contains(point.Interval.EndTime)).Sum(point => Weight(point.Value));
    }

    private static long Weight(TypedValue value) => value.DistributionValue?.Count ?? value.Int64Value;

    private Task<List<(DateTimeOffset End, long Value)>> Points(string filter) => Points(filter, "2025-09-12T11:00:00Z", "2025-09-12T12:00:00Z");

    private async Task<List<(DateTimeOffset End, long Value)>> Points(string filter, string start, string end)
    {
        var answer = await _emulator.List(Request(filter, start, end));
        return [.. answer.TimeSeries.SelectMany(series => series.Points).Select(point => (point.Interval.EndTime.ToDateTimeOffset(), point.Value.Int64Value))];
    }
}
