using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using OpsDashboard.Emulator;
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
        var (code, _) = await _theirs.FailAsync("getMetricDescriptor", new GetMetricDescriptorRequest { Name = $"projects/{Project}/metricDescriptors/custom.googleapis.com/none" });

        Assert.Equal(5, code);
    }
}
