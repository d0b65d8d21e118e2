using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using static OpsDashboard.Tests.Emulator.RunningEmulator;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;

namespace OpsDashboard.Tests.Emulator;

/// <summary>Starts from a request that is answered and breaks one thing.</summary>
public sealed class ListTimeSeriesRefusalTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    private const string Sent = "metric.type = \"vpcaccess.googleapis.com/connector/sent_bytes_count\"";

    public static TheoryData<string, Action<ListTimeSeriesRequest>, StatusCode, string> Faults => new()
    {
        { "no name", r => r.Name = "", StatusCode.InvalidArgument, "name \"\" must be projects/PROJECT" },
        { "other project", r => r.Name = "projects/other", StatusCode.PermissionDenied, "Permission monitoring.timeSeries.list denied on projects/other (or the resource may not exist)." },
        { "organization", r => r.Name = "organizations/1", StatusCode.Unimplemented, "organizations/1" },
        { "no filter", r => r.Filter = "", StatusCode.InvalidArgument, "exactly one metric type" },
        { "two metrics", r => r.Filter = $"{Sent} AND {Sent}", StatusCode.InvalidArgument, "exactly one metric type" },
        { "metric by prefix", r => r.Filter = "metric.type = starts_with(\"vpc\")", StatusCode.InvalidArgument, "exactly one metric type" },
        { "malformed filter", r => r.Filter = "metric.type = ", StatusCode.InvalidArgument, "at character 15" },
        { "filter with OR", r => r.Filter = $"{Sent} OR {Sent}", StatusCode.Unimplemented, "OR" },
        { "long filter", r => r.Filter = $"{Sent} AND project = \"{new string('x', 2048)}\"", StatusCode.InvalidArgument, "2048" },
        { "unknown metric", r => r.Filter = "metric.type = \"run.googleapis.com/nope\"", StatusCode.NotFound, "Cannot find metric(s) that match type = \"run.googleapis.com/nope\"" },
        { "wrong resource", r => r.Filter = $"{Sent} AND resource.type = \"gce_instance\"", StatusCode.InvalidArgument, "valid combination of metric and monitored resource" },
        { "unknown label", r => r.Filter = $"{Sent} AND metric.labels.nope = \"a\"", StatusCode.InvalidArgument, "no label \"nope\"" },
        { "unknown resource label", r => r.Filter = $"{Sent} AND resource.labels.nope = \"a\"", StatusCode.InvalidArgument, "no label \"nope\"" },
        { "no interval", r => r.Interval = null, StatusCode.InvalidArgument, "interval is required" },
        { "no start", r => r.Interval.StartTime = null, StatusCode.InvalidArgument, "interval.start_time is required" },
        { "no end", r => r.Interval.EndTime = null, StatusCode.InvalidArgument, "interval.end_time is required" },
        { "end before start", r => (r.Interval.StartTime, r.Interval.EndTime) = (r.Interval.EndTime, r.Interval.StartTime), StatusCode.InvalidArgument, "interval.start_time must be earlier" },
        { "empty interval", r => r.Interval.StartTime = r.Interval.EndTime, StatusCode.InvalidArgument, "interval.start_time must be earlier" },
        { "mad time", r => r.Interval.EndTime.Seconds = long.MaxValue, StatusCode.InvalidArgument, "interval.end_time is not a valid timestamp" },
        { "order", r => r.OrderBy = "x", StatusCode.Unimplemented, "order_by" },
        { "view", r => r.View = (ListTimeSeriesRequest.Types.TimeSeriesView)9, StatusCode.InvalidArgument, "view 9" },
        { "page size", r => r.PageSize = -1, StatusCode.InvalidArgument, "page_size" },
        { "no period", r => r.Aggregation.AlignmentPeriod = null, StatusCode.InvalidArgument, "aggregation.alignment_period is required for ALIGN_SUM" },
        { "short period", r => r.Aggregation.AlignmentPeriod.Seconds = 59, StatusCode.InvalidArgument, "at least 60 seconds" },
        { "long period", r => r.Aggregation.AlignmentPeriod.Seconds = 63_000_000, StatusCode.InvalidArgument, "104 weeks" },
        { "wrong aligner", r => r.Aggregation.PerSeriesAligner = Aligner.AlignPercentile99, StatusCode.InvalidArgument, "ALIGN_PERCENTILE_99 cannot be applied to metrics with kind DELTA and value type INT64" },
        { "aligner not served", r => r.Aggregation.PerSeriesAligner = Aligner.AlignNextOlder, StatusCode.Unimplemented, "ALIGN_NEXT_OLDER" },
        { "no such aligner", r => r.Aggregation.PerSeriesAligner = (Aligner)99, StatusCode.InvalidArgument, "99" },
        { "reducer alone", r => (r.Aggregation.PerSeriesAligner, r.Aggregation.CrossSeriesReducer) = (Aligner.AlignNone, Reducer.ReduceSum), StatusCode.InvalidArgument, "REDUCE_SUM needs" },
        { "reducer not served", r => r.Aggregation.CrossSeriesReducer = Reducer.ReduceStddev, StatusCode.Unimplemented, "REDUCE_STDDEV" },
        { "singular group", r => r.Aggregation.GroupByFields.Add("resource.label.location"), StatusCode.InvalidArgument, "improperly formatted" },
        { "unknown group", r => r.Aggregation.GroupByFields.Add("metric.labels.nope"), StatusCode.InvalidArgument, "nope" },
        { "group not served", r => r.Aggregation.GroupByFields.Add("project"), StatusCode.Unimplemented, "project" },
        { "secondary alone", r => (r.Aggregation, r.SecondaryAggregation) = (null, Aggregate(Aligner.AlignSum, 60)), StatusCode.InvalidArgument, "secondary_aggregation needs" },
        { "secondary shorter", r => r.SecondaryAggregation = Aggregate(Aligner.AlignSum, 60), StatusCode.InvalidArgument, "secondary_aggregation.alignment_period" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Request_WithOneFault_IsRefusedByName(string fault, Action<ListTimeSeriesRequest> spoil, StatusCode code, string detail)
    {
        var request = Request(Sent);
        request.Aggregation = Aggregate(Aligner.AlignSum, 300);
        Assert.Single((await emulator.List(request)).TimeSeries);

        spoil(request);

        var refused = await emulator.Refused(request);
        Assert.True(code == refused.StatusCode, $"{fault}: {refused}");
        Assert.Contains(detail, refused.Detail);
    }
}
