using System.Text.Json;
using Grpc.Core;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Evaluation;
using OpsDashboard.Tests.Evaluation.Lateness;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Snapshots;

/// <summary>Late points through the wire and the loop.</summary>
public sealed class LateArrivalTests : IAsyncLifetime
{
    private readonly Replay _data = new Replay(Example.With(Example.Success())).Living().Jobs("done", -20, 7).Jobs("failed", -20, 3);
    private FakeMetricServer _server = null!;
    private RunningCollector _loop = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeMetricServer.StartAsync();
        _loop = new RunningCollector(Example.With(Example.Success()), Example.Now, _server.Address);
        _server.OnListTimeSeries = (request, _) => Task.FromResult(WireAnswer.Of(_data.Visible(_loop.Clock.Now), request));
    }

    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task InTime_ShuffledAndTwice_CostsNoQueryMore()
    {
        for (var minute = 0; minute < 8; minute++)
        {
            _data.Jobs("done", minute, 1);
        }

        _server.OnListTimeSeries = (request, _) => Task.FromResult(WireAnswer.Of(_data.Visible(_loop.Clock.Now), request, disorderly: true));

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
        var before = _loop.Last!;

        var more = await QueriesOfACycleAsync() - usual;

        Assert.Equal(["12:02 not-met → 12:03 met after 3 late points", "12:01 not-met → 12:03 met after 3 late points"], Criterion.Revisions.Select(one => one.Text));
        Assert.Equal(Verdict.Met, Criterion.Verdict);

        // Two windows, each with the tile's minutes, the criterion's sum, and the presence that both share.
        Assert.Equal(6, more);
        var json = JsonSerializer.SerializeToElement(Changes.Between(before, _loop.Last!), SnapshotJson.Options);
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

    private Criterion Criterion => _loop.Last!.Incidents[0].Horizons[0].Criteria[0];

    private async Task<int> QueriesOfACycleAsync()
    {
        _server.ListRequests.Clear();
        await _loop.CycleAsync();
        return _server.ListRequests.Count;
    }
}
