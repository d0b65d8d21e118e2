using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Tests.Program;

namespace OpsDashboard.Tests.Contract;

/// <summary>Every query that the product ships, asked by Google's client and by ours.</summary>
public sealed class GooglesClientReadsTheEmulatorTests : IAsyncLifetime
{
    private const string Project = "netra-staging";
    private static readonly EmulatorOptions Options = new();

    private EmulatorServer _emulator = null!;
    private GrpcChannel _channel = null!;
    private MetricService.MetricServiceClient _ours = null!;
    private GoogleClient _theirs = null!;

    public async ValueTask InitializeAsync()
    {
        // The clock stands still, so that both clients are told the same.
        _emulator = await EmulatorServer.StartAsync(Options, () => Options.StartAt, "http://127.0.0.1:0");
        _channel = CloudMonitoringChannel.Open(_emulator.Address);
        _ours = new MetricService.MetricServiceClient(_channel);
        _theirs = new GoogleClient(_emulator.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await (_theirs?.DisposeAsync() ?? ValueTask.CompletedTask);
        _channel.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task ShippedQueries_Each_AreEqualPointByPoint()
    {
        var points = 0;
        foreach (var request in ReadingPlan.Requests(ShippedConfiguration.Options, new Dictionary<string, MetricTiming>(), Options.StartAt).Keys)
        {
            var query = SeriesQuery.Of(request, Project, pageSize: 10_000);

            var ours = await _ours.ListTimeSeriesAsync(query);

            WireJson.AssertSame(await _theirs.CallAsync<ListTimeSeriesResponse>("listTimeSeries", query), ours);
            points += ours.TimeSeries.Sum(series => series.Points.Count);
        }

        Assert.True(points > 1_000, $"Only {points} points were compared.");
    }

    [Fact]
    public async Task Pages_OfRawPoints_AreEqualPointByPoint()
    {
        var query = new ListTimeSeriesRequest
        {
            Name = $"projects/{Project}",
            Filter = "metric.type = \"run.googleapis.com/container/instance_count\"",
            Interval = new TimeInterval
            {
                StartTime = Timestamp.FromDateTimeOffset(Options.StartAt.AddHours(-1)),
                EndTime = Timestamp.FromDateTimeOffset(Options.StartAt),
            },
            PageSize = 25,
        };
        var pages = 0;
        do
        {
            var ours = await _ours.ListTimeSeriesAsync(query);

            WireJson.AssertSame(await _theirs.CallAsync<ListTimeSeriesResponse>("listTimeSeries", query), ours);
            query.PageToken = ours.NextPageToken;
            pages++;
        }
        while (query.PageToken.Length > 0);

        Assert.True(pages > 1, "One page was enough.");
    }

    [Fact]
    public async Task Descriptors_All_AreEqualFieldByField()
    {
        var all = new ListMetricDescriptorsRequest { Name = $"projects/{Project}" };

        var ours = await _ours.ListMetricDescriptorsAsync(all);

        Assert.NotEmpty(ours.MetricDescriptors);
        WireJson.AssertSame(await _theirs.CallAsync<ListMetricDescriptorsResponse>("listMetricDescriptors", all), ours);
        foreach (var descriptor in ours.MetricDescriptors)
        {
            WireJson.AssertSame(await _theirs.CallAsync<MetricDescriptor>("getMetricDescriptor", new GetMetricDescriptorRequest { Name = descriptor.Name }), descriptor);
        }
    }

    [Fact]
    public async Task Metric_Unknown_IsNotFound()
    {
        var (code, _, _) = await _theirs.FailAsync("getMetricDescriptor", new GetMetricDescriptorRequest { Name = $"projects/{Project}/metricDescriptors/custom.googleapis.com/none" });

        Assert.Equal(5, code);
    }

    [Fact]
    public async Task Aggregation_Reduced_IsWhatGooglesClientReads()
    {
        var query = Query("metric.type = \"logging.googleapis.com/user/startup_phase_duration\"");
        query.Aggregation = new Aggregation
        {
            AlignmentPeriod = new Duration { Seconds = 600 },
            PerSeriesAligner = Aggregation.Types.Aligner.AlignDelta,
            CrossSeriesReducer = Aggregation.Types.Reducer.ReduceSum,
            GroupByFields = { "metric.labels.phase" },
        };

        var answer = await _theirs.CallAsync<ListTimeSeriesResponse>("listTimeSeries", query);

        Assert.NotEmpty(answer.TimeSeries);
        WireJson.AssertSame(answer, await _ours.ListTimeSeriesAsync(query));
    }

    [Fact]
    public async Task Descriptors_OfTheModel_TellUnitSamplingLabelsAndDescription()
    {
        var all = new ListMetricDescriptorsRequest { Name = $"projects/{Project}" };

        var answer = await _theirs.CallAsync<ListMetricDescriptorsResponse>("listMetricDescriptors", all);

        Assert.All(answer.MetricDescriptors, descriptor =>
        {
            Assert.NotEmpty(descriptor.Unit);
            Assert.NotEmpty(descriptor.Description);
            Assert.NotEmpty(descriptor.MonitoredResourceTypes);
            Assert.Equal(60, descriptor.Metadata.SamplePeriod.Seconds);
        });
        Assert.Contains(answer.MetricDescriptors, descriptor => descriptor.Metadata.IngestDelay is not null && descriptor.Labels.Count > 0);
    }

    public static TheoryData<string, Action<ListTimeSeriesRequest>, int, string> BadRequests => new()
    {
        { "other project", request => request.Name = "projects/other", 7, "monitoring.timeSeries.list denied on projects/other" },
        { "unknown metric", request => request.Filter = "metric.type = \"run.googleapis.com/nope\"", 5, "Cannot find metric(s)" },
        { "malformed filter", request => request.Filter = "metric.type = ", 3, "at character 15" },
        { "page token", request => request.PageToken = "nope", 3, "page_token" },
        { "order", request => request.OrderBy = "x", 12, "order_by" },
    };

    [Theory]
    [MemberData(nameof(BadRequests), DisableDiscoveryEnumeration = true)]
    public async Task Request_Bad_SurfacesAsGooglesCode(string fault, Action<ListTimeSeriesRequest> spoil, int code, string message)
    {
        var query = Query("metric.type = \"run.googleapis.com/container/instance_count\"");
        spoil(query);

        var failure = await _theirs.FailAsync("listTimeSeries", query);

        Assert.True(code == failure.Code, $"{fault}: {failure}");
        Assert.Contains(message, failure.Details);
    }

    [Theory]
    [InlineData("RESOURCE_EXHAUSTED", 8, "Quota exceeded", "RATE_LIMIT_EXCEEDED")]
    [InlineData("UNAUTHENTICATED", 16, "Request had invalid authentication credentials", "ACCESS_TOKEN_EXPIRED")]
    [InlineData("PERMISSION_DENIED", 7, "The caller does not have permission", null)]
    [InlineData("INTERNAL", 13, "Internal error encountered", null)]
    [InlineData("FAILED_PRECONDITION", 9, "FAILED_PRECONDITION injected", null)]
    public async Task Fault_Injected_SurfacesAsGooglesCodeAndReason(string error, int code, string message, string? reason)
    {
        _emulator.Controls.Set(new ApiFaults { Error = error });

        var failure = await _theirs.FailAsync("listTimeSeries", Query("metric.type = \"run.googleapis.com/container/instance_count\""));

        Assert.Equal((code, reason), (failure.Code, failure.Reason));
        Assert.StartsWith(message, failure.Details);
    }

    [Fact]
    public async Task ApiDisabled_SurfacesWithItsReason()
    {
        _emulator.Controls.Set(new ApiFaults { ApiDisabled = true });

        var failure = await _theirs.FailAsync("getMetricDescriptor", new GetMetricDescriptorRequest { Name = $"projects/{Project}/metricDescriptors/run.googleapis.com/container/instance_count" });

        Assert.Equal((7, "SERVICE_DISABLED"), (failure.Code, failure.Reason));
        Assert.StartsWith("Cloud Monitoring API has not been used in project", failure.Details);
    }

    private static ListTimeSeriesRequest Query(string filter) => new()
    {
        Name = $"projects/{Project}",
        Filter = filter,
        Interval = new TimeInterval
        {
            StartTime = Timestamp.FromDateTimeOffset(Options.StartAt.AddHours(-1)),
            EndTime = Timestamp.FromDateTimeOffset(Options.StartAt),
        },
    };
}
