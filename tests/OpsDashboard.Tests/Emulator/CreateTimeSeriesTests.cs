using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static OpsDashboard.Tests.Emulator.RunningEmulator;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Tests.Emulator;

public sealed class CreateTimeSeriesTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Fact]
    public async Task Written_Point_IsReadBackWithItsDescriptor()
    {
        await Write(Series("custom.googleapis.com/probe/latency", 12.5, Assessed));

        var reply = await emulator.List(Request(
            "metric.type = \"custom.googleapis.com/probe/latency\" AND metric.labels.zone = \"a\"", "2025-09-15T18:00:00Z", "2025-09-15T18:40:44Z"));
        var descriptor = await emulator.Client.GetMetricDescriptorAsync(
            new GetMetricDescriptorRequest { Name = $"{Project}/metricDescriptors/custom.googleapis.com/probe/latency" },
            cancellationToken: TestContext.Current.CancellationToken);

        var series = Assert.Single(reply.TimeSeries);
        Assert.Equal(12.5, Assert.Single(series.Points).Value.DoubleValue);
        Assert.Equal("netra-staging", series.Resource.Labels["project_id"]);
        Assert.Equal((MetricKind.Gauge, ValueType.Double, "ms"), (descriptor.MetricKind, descriptor.ValueType, descriptor.Unit));
        Assert.Equal("zone", Assert.Single(descriptor.Labels).Key);
    }

    [Fact]
    public async Task Written_InOneRequest_FaultsAreNamedAndTheRestIsKept()
    {
        var good = Series("workload.googleapis.com/kept", 1, Assessed);
        var bad = Series("workload.googleapis.com/lost", 1, Assessed.AddMinutes(6));

        var refused = await Assert.ThrowsAsync<RpcException>(() => Write(good, bad));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("timeSeries[1]: points[0].interval.end_time is more than 5 minutes in the future", refused.Status.Detail);
        Assert.Single((await emulator.List(Request("metric.type = \"workload.googleapis.com/kept\"", "2025-09-15T18:00:00Z", "2025-09-15T18:40:44Z"))).TimeSeries);
    }

    [Fact]
    public async Task Written_NotNewerThanTheLast_IsRefused()
    {
        var series = Series("custom.googleapis.com/probe/order", 1, Assessed);
        await Write(series);

        var refused = await Assert.ThrowsAsync<RpcException>(() => Write(series));

        Assert.Contains("must be written in order", refused.Status.Detail);
    }

    public static TheoryData<string, Action<TimeSeries>, string> Faults => new()
    {
        { "google's metric", s => s.Metric.Type = "run.googleapis.com/x", "must begin with custom.googleapis.com/" },
        { "model's metric", s => s.Metric.Type = "custom.googleapis.com/sql_pool/in_use", "own model" },
        { "delta", s => s.MetricKind = MetricKind.Delta, "metric_kind DELTA" },
        { "no resource", s => s.Resource = null, "resource.type \"\"" },
        { "wrong resource", s => s.Resource.Type = "vpc_access_connector", "vpc_access_connector" },
        { "resource label", s => s.Resource.Labels["x"] = "y", "\"x\" is not a label of global" },
        { "other project", s => s.Resource.Labels["project_id"] = "other", "other" },
        { "label key", s => s.Metric.Labels["no-key"] = "", "no-key" },
        { "no point", s => s.Points.Clear(), "exactly one point" },
        { "two points", s => s.Points.Add(s.Points[0].Clone()), "exactly one point" },
        { "no value", s => s.Points[0].Value = null, "points[0].value is required" },
        { "not a number", s => s.Points[0].Value.DoubleValue = double.NaN, "finite" },
        { "text", s => s.Points[0].Value.StringValue = "x", "must not be a string" },
        { "value type", s => s.ValueType = ValueType.Int64, "value_type INT64 differs" },
        { "no end", s => s.Points[0].Interval = null, "end_time is required" },
        { "period", s => s.Points[0].Interval.StartTime = Timestamp.FromDateTimeOffset(Assessed.AddMinutes(-1)), "start_time of a GAUGE" },
        { "too old", s => s.Points[0].Interval.EndTime = Timestamp.FromDateTimeOffset(Assessed.AddHours(-26)), "25 hours" },
        { "distribution", s => s.Points[0].Value.DistributionValue = new Distribution { Count = 1 }, "bucket_options" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Written_WithOneFault_IsRefusedByName(string fault, Action<TimeSeries> spoil, string detail)
    {
        var series = Series("custom.googleapis.com/probe/spoilt", 1, Assessed);

        spoil(series);

        var refused = await Assert.ThrowsAsync<RpcException>(() => Write(series));
        Assert.True(refused.StatusCode is StatusCode.InvalidArgument, fault);
        Assert.Contains(detail, refused.Status.Detail);
    }

    private static TimeSeries Series(string metric, double value, DateTimeOffset end)
    {
        var series = new TimeSeries { Metric = new Metric { Type = metric }, Resource = new MonitoredResource { Type = "global" }, Unit = "ms" };
        series.Metric.Labels["zone"] = "a";
        series.Points.Add(new Point
        {
            Interval = new TimeInterval { EndTime = Timestamp.FromDateTimeOffset(end) },
            Value = new TypedValue { DoubleValue = value },
        });
        return series;
    }

    private async Task Write(params TimeSeries[] series)
    {
        var request = new CreateTimeSeriesRequest { Name = Project };
        request.TimeSeries.Add(series);
        await emulator.Client.CreateTimeSeriesAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }
}
