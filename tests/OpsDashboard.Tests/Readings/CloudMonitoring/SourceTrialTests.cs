using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.Health;
using OpsDashboard.Tests.Support;
using static OpsDashboard.Tests.Support.WireSample;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

/// <summary>What goes out to a source that failed: nothing, then one call, then all.</summary>
public sealed class SourceTrialTests : IAsyncLifetime
{
    private static readonly SeriesRequest[] Requests = [.. Enumerable.Range(0, 9).Select(i => new SeriesRequest(
        $"metric.type = \"a/{i}\"", new Alignment("ALIGN_SUM", "REDUCE_SUM", TimeSpan.FromMinutes(1), []), null, Noon, Noon.AddHours(1)))];

    private readonly FakeTimeProvider _time = new(Noon);
    private FakeMetricServer _server = null!;
    private GrpcChannel _channel = null!;
    private CloudMonitoringSource _source = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeMetricServer.StartAsync();
        _channel = CloudMonitoringChannel.Open(_server.Address);
        _source = new CloudMonitoringSource(new MetricService.MetricServiceClient(_channel), "netra-staging", new IncidentClock(_time), _time);
        _server.OnListTimeSeries = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, ""));
        await _source.ReadAsync(Requests, Token);
        _server.ListRequests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Open_NothingIsAsked_AndReadingsKeepTheKind()
    {
        var readings = await _source.ReadAsync(Requests, Token);
        var timing = (await _source.DescribeAsync(["a/1"], Token))["a/1"];

        Assert.Equal(BreakerState.Open, _source.Health.Breaker.State);
        Assert.Empty(_server.ListRequests);
        Assert.Empty(_server.DescriptorRequests);
        Assert.Equal(Requests.Length, readings.Count);
        Assert.All(readings.Values.Select(reading => reading.Failure).Append(timing.Failure), AssertNotAsked);
    }

    [Fact]
    public async Task Quota_OfOneQuery_ThatOneWaitsAMinute_TheOthersAreAsked()
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        _server.OnListTimeSeries = (request, _) => request.Filter.Contains("a/3", StringComparison.Ordinal)
            ? throw new RpcException(new Status(StatusCode.ResourceExhausted, "slowly"))
            : Task.FromResult(new ListTimeSeriesResponse());
        await _source.ReadAsync(Requests, Token);
        _server.ListRequests.Clear();

        _time.Advance(TimeSpan.FromSeconds(59));
        var waits = (await _source.ReadAsync(Requests, Token))[Requests[3]].Failure;
        var (asked, state) = (_server.ListRequests.Count, _source.Health.Breaker.State);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _source.ReadAsync(Requests, Token);

        Assert.Equal((Requests.Length - 1, BreakerState.Closed, FailureKind.Quota), (asked, state, waits?.Kind));
        Assert.EndsWith("(not asked again yet)", waits?.Reason);
        Assert.Equal((2 * Requests.Length) - 1, _server.ListRequests.Count);
    }

    [Fact]
    public async Task HalfOpen_TrialFails_TheOthersAreNotAsked()
    {
        _time.Advance(TimeSpan.FromSeconds(5));

        var readings = await _source.ReadAsync(Requests, Token);

        Assert.Single(_server.ListRequests);
        Assert.Equal("permission denied: the account lacks monitoring.timeSeries.list on netra-staging", readings[Requests[0]].Failure?.Reason);
        Assert.All(Requests[1..], request => AssertNotAsked(readings[request].Failure));
        Assert.Equal(BreakerState.Open, _source.Health.Breaker.State);
    }

    [Fact]
    public async Task HalfOpen_TrialIsAnswered_TheOthersFollowAtOnce()
    {
        _server.OnListTimeSeries = (_, _) => Task.FromResult(new ListTimeSeriesResponse());
        _time.Advance(TimeSpan.FromSeconds(5));

        var readings = await _source.ReadAsync(Requests, Token);

        Assert.Equal(Requests.Length, _server.ListRequests.Count);
        Assert.All(readings.Values, reading => Assert.Null(reading.Failure));
        Assert.Equal(BreakerState.Closed, _source.Health.Breaker.State);
    }

    [Fact]
    public async Task HalfOpen_CycleEndsDuringTheTrial_IsUnreachable()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(5));

        var readings = await _source.ReadAsync(Requests, over.Token);

        Assert.Equal(FailureWords.CycleOver, readings[Requests[0]].Failure);
        Assert.Equal(new ReadingFailure(FailureKind.Unreachable, "no answer in time (not asked again yet)"), readings[Requests[8]].Failure);
    }

    [Fact]
    public async Task Answers_WithADate_TellTheClock_RefusalsToo()
    {
        _server.OnDate = () => Noon.AddMinutes(-10).ToString("r");
        _time.Advance(TimeSpan.FromSeconds(5));

        await _source.ReadAsync(Requests, Token);

        Assert.Equal(TimeSpan.FromSeconds(604.5), _source.Health.Skew.Ahead);
    }

    private static void AssertNotAsked(ReadingFailure? failure) => Assert.Equal(
        new ReadingFailure(FailureKind.Denied, "permission denied: the account lacks monitoring.timeSeries.list on netra-staging (not asked again yet)"), failure);
}
