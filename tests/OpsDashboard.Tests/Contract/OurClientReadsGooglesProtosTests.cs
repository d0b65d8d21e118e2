using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Contract;

public sealed class OurClientReadsGooglesProtosTests : IAsyncLifetime
{
    private const string ConnectMetric = "logging.googleapis.com/user/connect_ms";
    private GoogleProtoServer _server = null!;
    private MetricService.MetricServiceClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await GoogleProtoServer.StartAsync();
        _client = new MetricService.MetricServiceClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task ListTimeSeries_EveryKindOfValue_IsEqualFieldByField()
    {
        var request = new ListTimeSeriesRequest
        {
            Name = "projects/p",
            Filter = "metric.type = \"a/b\" AND metric.labels.x = \"größer\"",
            Interval = new TimeInterval { StartTime = new Timestamp { Seconds = 1_700_000_000, Nanos = 123_456_789 }, EndTime = new Timestamp { Seconds = 1_700_000_060 } },
            Aggregation = AggregationOf(Aggregation.Types.Aligner.AlignPercentile99, Aggregation.Types.Reducer.ReduceSum),
            SecondaryAggregation = AggregationOf(Aggregation.Types.Aligner.AlignCountFalse, Aggregation.Types.Reducer.ReduceCountFalse),
            View = ListTimeSeriesRequest.Types.TimeSeriesView.Headers,
            OrderBy = "nothing",
            PageSize = 99_999,
        };

        for (var page = 0; page < 2; page++)
        {
            request.PageToken = page == 0 ? "" : $"{page}";
            var answer = await _client.ListTimeSeriesAsync(request);

            WireJson.AssertSame(WireJson.Parse<ListTimeSeriesResponse>(GoogleProtoServer.Content.GetProperty("timeSeriesPages")[page].GetRawText()), answer);
            await AssertArrivedAsync("ListTimeSeries", request);
        }
    }

    [Fact]
    public async Task ListTimeSeries_EveryAlignerAndReducer_ArrivesByName()
    {
        var reducers = System.Enum.GetValues<Aggregation.Types.Reducer>();
        foreach (var (index, aligner) in System.Enum.GetValues<Aggregation.Types.Aligner>().Index())
        {
            var request = new ListTimeSeriesRequest { Name = "projects/p", Aggregation = AggregationOf(aligner, reducers[index % reducers.Length]) };

            await _client.ListTimeSeriesAsync(request);

            await AssertArrivedAsync("ListTimeSeries", request);
        }
    }

    [Fact]
    public async Task ListMetricDescriptors_Whole_IsEqualFieldByField()
    {
        var request = new ListMetricDescriptorsRequest { Name = "projects/p", Filter = "f", PageSize = 5, PageToken = "t", ActiveOnly = true };

        var answer = await _client.ListMetricDescriptorsAsync(request);

        WireJson.AssertSame(WireJson.Parse<ListMetricDescriptorsResponse>(GoogleProtoServer.Content.GetProperty("metricDescriptors").GetRawText()), answer);
        await AssertArrivedAsync("ListMetricDescriptors", request);
    }

    [Fact]
    public async Task GetMetricDescriptor_Known_IsEqualFieldByField()
    {
        var request = new GetMetricDescriptorRequest { Name = $"projects/p/metricDescriptors/{ConnectMetric}" };

        var answer = await _client.GetMetricDescriptorAsync(request);

        var expected = GoogleProtoServer.Content.GetProperty("metricDescriptors").GetProperty("metricDescriptors")[0].GetRawText();
        WireJson.AssertSame(WireJson.Parse<MetricDescriptor>(expected), answer);
        await AssertArrivedAsync("GetMetricDescriptor", request);
    }

    [Fact]
    public async Task GetMetricDescriptor_Unknown_IsTheSameStatus()
    {
        var request = new GetMetricDescriptorRequest { Name = "projects/p/metricDescriptors/x" };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await _client.GetMetricDescriptorAsync(request));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.StartsWith("Cannot find metric(s)", refused.Status.Detail);
    }

    [Fact]
    public async Task CreateTimeSeries_EveryKindOfValue_ArrivesFieldByField()
    {
        var request = new CreateTimeSeriesRequest { Name = "projects/p" };
        foreach (var page in GoogleProtoServer.Content.GetProperty("timeSeriesPages").EnumerateArray())
        {
            request.TimeSeries.Add(WireJson.Parse<ListTimeSeriesResponse>(page.GetRawText()).TimeSeries);
        }

        await _client.CreateTimeSeriesAsync(request);

        await AssertArrivedAsync("CreateTimeSeries", request);
    }

    [Fact]
    public async Task Source_OverTwoPages_ReadsTheSameNumbers()
    {
        using var source = new CloudMonitoringSource(_client, "p", new IncidentClock(TimeProvider.System), TimeProvider.System);
        var request = new SeriesRequest("f", new Alignment("ALIGN_NONE", "REDUCE_NONE", TimeSpan.Zero, []), null, WireSample.Noon.AddMinutes(-1), WireSample.Noon.AddHours(1));

        var reading = (await source.ReadAsync([request], TestContext.Current.CancellationToken))[request];
        var timing = (await source.DescribeAsync([ConnectMetric], TestContext.Current.CancellationToken))[ConnectMetric];

        Assert.Null(reading.Failure);
        Assert.Equal("may be incomplete: Unavailable one zone did not answer", reading.Partial);
        Assert.Equal(5, reading.Series.Count);
        Assert.Equal([12, 0, long.MinValue, 9_007_199_254_740_993], reading.Series[0].Points.Select(point => point.Number));
        Assert.Equal("<script>alert('1')</script>", reading.Series[0].Labels["html"]);
        Assert.Equal("idle", reading.Series[0].Labels["state"]);
        Assert.Equal([double.MaxValue, 0.1], reading.Series[1].Points.Select(point => point.Number));
        Assert.Equal([0, 1], reading.Series[2].Points.Select(point => point.Number));
        Assert.Equal("RUNNING <b>", Assert.Single(reading.Series[3].Points).Text);
        Assert.Equal(
            [
                new Histogram([0.5, 1, 30], [9_007_199_254_740_992, 0, 0, 1], 9_007_199_254_740_993),
                new Histogram([1, 2, 4], [0, 1, 2, 0], 3),
                new Histogram([5, 15, 25, 35], [1, 2, 0, 3, 0], 6),
                new Histogram([], [], 2),
            ],
            reading.Series[4].Points.Select(point => point.Histogram!));
        Assert.Equal(new MetricTiming(TimeSpan.FromSeconds(240.5), TimeSpan.FromSeconds(60)), timing);
    }

    private static Aggregation AggregationOf(Aggregation.Types.Aligner aligner, Aggregation.Types.Reducer reducer) => new()
    {
        AlignmentPeriod = new Duration { Seconds = 60, Nanos = 1 },
        PerSeriesAligner = aligner,
        CrossSeriesReducer = reducer,
        GroupByFields = { "metric.labels.a", "resource.labels.b" },
    };

    private async Task AssertArrivedAsync<T>(string method, T sent)
        where T : Google.Protobuf.IMessage<T>, new()
    {
        var arrived = await _server.ReadRequestAsync();
        Assert.Equal(method, arrived.Method);
        WireJson.AssertSame(sent, WireJson.Parse<T>(arrived.Request));
    }
}
