using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static OpsDashboard.Tests.Emulator.RunningEmulator;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;
using View = Google.Cloud.Monitoring.V3.ListTimeSeriesRequest.Types.TimeSeriesView;

namespace OpsDashboard.Tests.Emulator;

public sealed class ListTimeSeriesTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    private const string Instances = "metric.type = \"run.googleapis.com/container/instance_count\"";
    private const string SentBytes = "metric.type = \"vpcaccess.googleapis.com/connector/sent_bytes_count\"";
    private const string Connects = "metric.type = \"logging.googleapis.com/user/sql_connect_duration\"";
    private const string StartCount = "metric.type = \"logging.googleapis.com/user/startup_count\"";

    [Fact]
    public async Task Points_OfAnHour_ComeNewestFirstWithoutTheStart()
    {
        var reply = await emulator.List(Request(SentBytes));

        var series = Assert.Single(reply.TimeSeries);
        Assert.Equal((MetricKind.Delta, ValueType.Int64, "By"), (series.MetricKind, series.ValueType, series.Unit));
        Assert.Equal("By", reply.Unit);
        Assert.Equal("staging-connector", series.Resource.Labels["connector_name"]);
        Assert.Equal(
            Enumerable.Range(0, 60).Select(i => DateTimeOffset.Parse("2025-09-12T12:00:00Z").AddMinutes(-i)),
            series.Points.Select(point => point.Interval.EndTime.ToDateTimeOffset()));
        Assert.All(series.Points, point => Assert.Equal(60, (point.Interval.EndTime - point.Interval.StartTime).Seconds));
    }

    [Theory]
    [InlineData("vpcaccess.googleapis.com/connector/instances", 240)]
    [InlineData("cloudsql.googleapis.com/database/up", 165)]
    [InlineData("run.googleapis.com/container/instance_count", 120)]
    [InlineData("custom.googleapis.com/sql_pool/in_use", 60)]
    public async Task Points_AfterTheDelay_BecomeVisible(string metric, int delay)
    {
        var end = DateTimeOffset.Parse("2025-09-12T12:00:00Z");
        async Task<DateTimeOffset> Newest(DateTimeOffset now)
        {
            emulator.Now = now;
            var reply = await emulator.List(Request($"metric.type = \"{metric}\"", "2025-09-12T11:00:00Z", "2025-09-12T12:00:00Z"));
            return reply.TimeSeries[0].Points[0].Interval.EndTime.ToDateTimeOffset();
        }

        var before = await Newest(end.AddSeconds(delay).AddMilliseconds(-1));
        var after = await Newest(end.AddSeconds(delay));
        emulator.Now = Assessed;

        Assert.Equal((end.AddMinutes(-1), end), (before, after));
    }

    [Fact]
    public async Task History_BeforeFortyFiveDays_IsEmpty()
    {
        var reply = await emulator.List(Request(SentBytes, "2025-07-30T00:00:00Z", "2025-08-02T00:00:00Z"));

        var first = Assert.Single(reply.TimeSeries).Points[^1].Interval.EndTime.ToDateTimeOffset();
        Assert.Equal(DateTimeOffset.Parse("2025-08-01T18:50:00Z"), first);
        Assert.Empty((await emulator.List(Request(SentBytes, "2025-07-01T00:00:00Z", "2025-08-01T00:00:00Z"))).TimeSeries);
    }

    [Theory]
    [InlineData(SentBytes)]
    [InlineData("metric.type = \"vpcaccess.googleapis.com/connector/instances\"")]
    [InlineData("metric.type = \"vpcaccess.googleapis.com/connector/cpu/utilizations\"")]
    public async Task History_BeforeFifteenDays_HasOnePointForTenMinutes(string metric)
    {
        var reply = await emulator.List(Request(metric, "2025-08-30T23:30:00Z", "2025-08-31T00:03:00Z"));

        // A day turns coarse as a whole, at a midnight.
        string[] ends = ["00:03", "00:02", "00:01", "00:00", "23:50", "23:40"];
        var points = Assert.Single(reply.TimeSeries).Points;
        Assert.Equal(ends, points.Select(point => point.Interval.EndTime.ToDateTimeOffset().ToString("HH:mm")));
    }

    [Fact]
    public async Task History_Coarse_SumsToTheSame()
    {
        async Task<double> Mean(string from, string to)
        {
            var request = Request(SentBytes, from, to);
            request.Aggregation = Aggregate(Aligner.AlignRate, 3600);
            return Assert.Single((await emulator.List(request)).TimeSeries[0].Points).Value.DoubleValue;
        }

        var (coarse, fine) = (await Mean("2025-08-28T12:00:00Z", "2025-08-28T13:00:00Z"), await Mean("2025-09-05T12:00:00Z", "2025-09-05T13:00:00Z"));

        Assert.InRange(coarse / fine, 0.95, 1.05);
    }

    [Fact]
    public async Task Instances_EveryMinute_AreWrittenByTheRevisionInForce()
    {
        var request = Request(Instances, "2025-09-15T14:30:00Z", "2025-09-15T15:30:00Z");

        var series = (await emulator.List(request)).TimeSeries;

        Assert.Equal(4, series.Count);
        Assert.All(series, one => Assert.Equal(30, one.Points.Count));
        foreach (var one in series.Where(one => one.Resource.Labels["revision_name"] == "netra-backend-staging-00213-abt"))
            Assert.Equal(DateTimeOffset.Parse("2025-09-15T15:00:00Z"), one.Points[0].Interval.EndTime.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" AND metric.labels.state = \"idle\"", "idle")]
    [InlineData(" AND metric.labels.state != \"idle\"", "active")]
    [InlineData(" AND metric.labels.state = starts_with(\"id\")", "idle")]
    [InlineData(" AND metric.labels.state = one_of(\"idle\", \"active\", \"else\")", "active", "idle")]
    [InlineData(" AND project = \"netra-staging\" AND resource.labels.service_name = \"netra-backend-staging\"", "active", "idle")]
    [InlineData(" AND project = \"other\"", "-")]
    [InlineData(" AND metric.labels.state = \"\\\" OR project = \\\"x\"", "-")]
    public async Task Filter_Conditions_ChooseSeries(string conditions, params string[] states)
    {
        string[] expected = states is [] ? ["active", "idle"] : states is ["-"] ? [] : states;

        var reply = await emulator.List(Request(Instances + conditions));

        Assert.Equal(expected, reply.TimeSeries.Select(series => series.Metric.Labels["state"]).Order());
    }

    [Fact]
    public async Task Pages_Merged_AreTheWholeReply()
    {
        var request = Request(Connects, "2025-09-15T12:00:00Z", "2025-09-15T13:30:00Z");
        var whole = (await emulator.List(request)).TimeSeries;
        var merged = new List<TimeSeries>();
        request.PageSize = 7;

        do
        {
            var reply = await emulator.List(request);
            Assert.InRange(reply.TimeSeries.Sum(series => series.Points.Count), 1, 7);
            foreach (var series in reply.TimeSeries)
            {
                if (merged.Find(one => one.Metric.Equals(series.Metric) && one.Resource.Equals(series.Resource)) is { } known)
                    known.Points.Add(series.Points);
                else
                    merged.Add(series);
            }

            // Time goes on between the pages; what they show does not.
            emulator.Now += TimeSpan.FromMinutes(3);
            request.PageToken = reply.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        emulator.Now = Assessed;

        Assert.Equal(2, merged.Count);
        Assert.Equal(whole, merged);
    }

    [Fact]
    public async Task Headers_Paged_CountSeries()
    {
        var request = Request(StartCount, "2025-09-08T00:00:00Z", "2025-09-15T18:00:00Z");
        request.View = View.Headers;
        request.PageSize = 3;

        var first = await emulator.List(request);
        request.PageToken = first.NextPageToken;
        var second = await emulator.List(request);

        Assert.Equal((3, 2), (first.TimeSeries.Count, second.TimeSeries.Count));
        Assert.Empty(second.NextPageToken);
        Assert.All(first.TimeSeries.Concat(second.TimeSeries), series => Assert.Empty(series.Points));
    }

    [Fact]
    public async Task PageToken_OfAnotherRequest_IsRefused()
    {
        var request = Request(SentBytes);
        request.PageSize = 1;
        var token = (await emulator.List(request)).NextPageToken;
        var other = Request(Instances);

        foreach (var (asked, wrong) in new[] { (other, token), (request, "nonsense"), (request, "/" + token[1..]) })
        {
            asked.PageToken = wrong;
            var refused = await emulator.Refused(asked);
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
            Assert.Contains("page_token", refused.Detail);
        }
    }

    [Fact]
    public async Task Sum_Reduced_StaysDeltaAndKeepsTheGroupedLabels()
    {
        var request = Request(StartCount, "2025-09-15T12:40:00Z", "2025-09-15T18:40:00Z");
        request.Aggregation = Aggregate(Aligner.AlignSum, 21_600, Reducer.ReduceSum, "metric.labels.outcome");

        var series = Assert.Single((await emulator.List(request)).TimeSeries);

        var point = Assert.Single(series.Points);
        Assert.Equal((MetricKind.Delta, ValueType.Int64), (series.MetricKind, series.ValueType));
        Assert.Equal("failure", Assert.Single(series.Metric.Labels).Value);
        Assert.Equal(("cloud_run_revision", 0), (series.Resource.Type, series.Resource.Labels.Count));
        Assert.Equal(request.Interval, point.Interval);
        Assert.InRange(point.Value.Int64Value, 649 * 0.98, 649 * 1.02);
    }

    [Fact]
    public async Task ErrorEntriesAndExits_OfTheOutage_ComeToTheRecordedFigures()
    {
        async Task<long> Sum(string filter)
        {
            var request = Request(filter, "2025-09-15T12:40:00Z", "2025-09-15T18:40:00Z");
            request.Aggregation = Aggregate(Aligner.AlignSum, 21_600, Reducer.ReduceSum);
            var reply = await emulator.List(request);
            return reply.TimeSeries is [{ } series] ? series.Points[0].Value.Int64Value : 0;
        }

        var errors = await Sum("metric.type = \"logging.googleapis.com/log_entry_count\" AND metric.labels.severity = \"ERROR\"");
        var failures = await Sum(StartCount);
        var exits = await Sum("metric.type = \"logging.googleapis.com/user/container_exit_count\" AND metric.labels.exit_code = \"3\"");

        Assert.InRange(errors, 2373 * 0.98, 2373 * 1.02);
        Assert.Equal(failures, exits);
    }

    [Fact]
    public async Task TimedOutConnections_AreCountedInTheBucketThatBeginsAtTheTimeout()
    {
        var request = Request(Connects, "2025-09-15T16:00:00Z", "2025-09-15T18:00:00Z");
        request.Aggregation = Aggregate(Aligner.AlignSum, 7200, Reducer.ReduceSum);

        var value = (await emulator.List(request)).TimeSeries[0].Points[0].Value.DistributionValue;

        var bounds = value.BucketOptions.ExplicitBuckets.Bounds;
        Assert.Equal(value.Count, value.BucketCounts[bounds.IndexOf(25) + 1]);
        Assert.Equal((25, 0), (value.Mean, value.SumOfSquaredDeviation));
    }

    [Fact]
    public async Task SecondaryAggregation_CountOfMinutes_IsTheMinutesWithData()
    {
        var request = Request(Instances, "2025-09-05T00:00:00Z", "2025-09-12T00:00:00Z");
        request.Aggregation = Aggregate(Aligner.AlignCount, 60, Reducer.ReduceSum);
        request.SecondaryAggregation = Aggregate(Aligner.AlignCount, 604_800);

        var series = Assert.Single((await emulator.List(request)).TimeSeries);

        Assert.Equal((MetricKind.Gauge, ValueType.Int64), (series.MetricKind, series.ValueType));
        Assert.Equal(10_080, Assert.Single(series.Points).Value.Int64Value);
    }

    [Fact]
    public async Task Percentile_OfConnectorCpu_ShowsTheSaturation()
    {
        var request = Request(
            "metric.type = \"vpcaccess.googleapis.com/connector/cpu/utilizations\"", "2025-09-15T17:00:00Z", "2025-09-15T18:00:00Z");
        request.Aggregation = Aggregate(Aligner.AlignPercentile95, 60);

        var series = Assert.Single((await emulator.List(request)).TimeSeries);

        Assert.Equal((MetricKind.Gauge, ValueType.Double, "10^2.%"), (series.MetricKind, series.ValueType, series.Unit));
        Assert.Equal(60, series.Points.Count);
        Assert.All(series.Points, point => Assert.InRange(point.Value.DoubleValue, 0.95, 1));
        Assert.All(series.Points, point => Assert.Equal(point.Interval.EndTime, point.Interval.StartTime));
    }

    [Fact]
    public async Task Rate_OfSentBytes_IsDemandAboveTheLimit()
    {
        var request = Request(SentBytes, "2025-09-15T13:00:00Z", "2025-09-15T18:00:00Z");
        request.Aggregation = Aggregate(Aligner.AlignRate, 60);

        var series = Assert.Single((await emulator.List(request)).TimeSeries);

        Assert.Equal("By/s", series.Unit);
        Assert.All(series.Points, point => Assert.InRange(point.Value.DoubleValue * 8 / 1_000_000, 300, 318));
    }
}
