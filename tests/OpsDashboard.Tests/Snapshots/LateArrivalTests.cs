using System.Text.Json;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Evaluation;
using OpsDashboard.Tests.Evaluation.Lateness;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Snapshots;

/// <summary>Late points through the wire and the loop. Incident time runs 60 times as fast as the manual clock: a second is a minute.</summary>
public sealed class LateArrivalTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly SnapshotFeed _feed = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Replay _data = new Replay(Example.With(Example.Success())).Living().Jobs("done", -20, 7).Jobs("failed", -20, 3);
    private IncidentClock _clock = null!;
    private FakeMetricServer _server = null!;
    private Grpc.Net.Client.GrpcChannel _channel = null!;
    private Collector _collector = null!;
    private DashboardSnapshot? _last;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeMetricServer.StartAsync();
        _channel = CloudMonitoringChannel.Open(_server.Address);
        _clock = new IncidentClock(_time, Example.Now, timeScale: 60);
        _server.OnListTimeSeries = (request, _) => Task.FromResult(WireAnswer.Of(_data.Visible(_clock.Now), request));
        var source = new CloudMonitoringSource(new MetricService.MetricServiceClient(_channel), "acme", _clock, _time);
        var instruments = new PollInstruments(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        _collector = new Collector(Example.With(Example.Success()), source, _clock, _feed, _time, instruments, NullLogger<Collector>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.StopAsync(CancellationToken.None);
        _collector.Dispose();
        _channel.Dispose();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task InTime_ShuffledAndTwice_CostsNoQueryMore()
    {
        for (var minute = 0; minute < 8; minute++)
        {
            _data.Jobs("done", minute, 1);
        }

        _server.OnListTimeSeries = (request, _) => Task.FromResult(WireAnswer.Of(_data.Visible(_clock.Now), request, disorderly: true));

        var first = await QueriesOfACycleAsync();

        for (var cycle = 0; cycle < 8; cycle++)
        {
            Assert.Equal(first, await QueriesOfACycleAsync());
        }

        Assert.Empty(Criterion.Revisions);
    }

    [Fact]
    public async Task LatePoints_TurnTheVerdict_InSnapshotJsonAndHubChanges()
    {
        _data.Jobs("done", -1, 10, visibleAt: 2).Jobs("done", -2, 10, visibleAt: 2).Jobs("done", -3, 10, visibleAt: 2);
        var usual = await QueriesOfACycleAsync();
        await QueriesOfACycleAsync();
        var before = _last!;

        var more = await QueriesOfACycleAsync() - usual;

        Assert.Equal(["12:02 not-met → 12:03 met after 3 late points", "12:01 not-met → 12:03 met after 3 late points"], Criterion.Revisions.Select(one => one.Text));
        Assert.Equal(Verdict.Met, Criterion.Verdict);

        // Two windows, each with the two queries of its tile and the two of the criterion.
        Assert.Equal(8, more);
        var json = JsonSerializer.SerializeToElement(Changes.Between(before, _last!), SnapshotJson.Options);
        var revision = json.GetProperty("incidents")[0].GetProperty("horizons")[0].GetProperty("criteria")[0].GetProperty("revisions")[1];
        Assert.Equal(("not-met", "met", 3), (revision.GetProperty("from").GetString(), revision.GetProperty("to").GetString(), revision.GetProperty("latePoints").GetInt32()));
        Assert.Equal(usual, await QueriesOfACycleAsync());
    }

    [Fact]
    public async Task LookingBackFails_TheSnapshotComesAllTheSame_AndTheNextCycleTurnsTheVerdict()
    {
        _data.Jobs("done", -1, 40, visibleAt: 1);
        await QueriesOfACycleAsync();
        var honest = _server.OnListTimeSeries;
        _server.OnListTimeSeries = (request, context) => request.Interval.EndTime.ToDateTimeOffset() == Example.End
            ? throw new RpcException(new Status(StatusCode.PermissionDenied, "no"))
            : honest(request, context);

        await QueriesOfACycleAsync();
        var during = Criterion;
        _server.OnListTimeSeries = honest;
        await QueriesOfACycleAsync();

        Assert.Equal((Verdict.Met, 0), (during.Verdict, during.Revisions.Count));
        Assert.Equal("12:01 not-met → 12:03 met after 1 late point", Assert.Single(Criterion.Revisions).Text);
    }

    private Criterion Criterion => _last!.Incidents[0].Horizons[0].Criteria[0];

    /// <summary>Runs one cycle, a minute after the last.</summary>
    private async Task<int> QueriesOfACycleAsync()
    {
        _server.ListRequests.Clear();
        if (_last is null)
        {
            await _collector.StartAsync(TestContext.Current.CancellationToken);
        }
        else
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var snapshot in _feed.Watch(limit.Token))
        {
            if (snapshot.Version > (_last?.Version ?? 0))
            {
                _last = snapshot;
                break;
            }
        }

        return _server.ListRequests.Count;
    }
}
