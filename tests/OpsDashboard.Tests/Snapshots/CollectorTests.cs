using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Evaluation;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Snapshots;

/// <summary>The loop against a real server, on a manual clock.</summary>
public sealed class CollectorTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly SnapshotFeed _feed = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private FakeMetricServer _server = null!;
    private Grpc.Net.Client.GrpcChannel _channel = null!;
    private Collector _collector = null!;
    private DemoWorld _world = null!;
    private TemporaryJournal _journal = null!;
    private WarningSource _warnings = () => [];

    public async ValueTask InitializeAsync()
    {
        _server = await FakeMetricServer.StartAsync();
        _server.OnDate = () => _time.GetUtcNow().ToString("r");
        _channel = CloudMonitoringChannel.Open(_server.Address);
        var clock = new IncidentClock(_time, Example.Now, timeScale: 60);
        _world = new DemoWorld(clock.Scenario!, new EmulatorControls(() => clock.Now));
        _journal = new TemporaryJournal(clock, _time);
        await _journal.ReadAsync();
        var source = new CloudMonitoringSource(new MetricService.MetricServiceClient(_channel), "acme", clock, _time);
        var instruments = new PollInstruments(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        _collector = new Collector(Example.With(Example.Success()), source, new CloudConfigurationSource(client: null, new(), "acme", clock, _time), new CloudLoggingSource(client: null, "acme", _time), clock, _feed, _time, instruments, NullLogger<Collector>.Instance, _journal.Journal, _world, () => _warnings());
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.StopAsync(CancellationToken.None);
        _collector.Dispose();
        _channel.Dispose();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task Cycle_PublishesWhatWasRead_WithAVersionFromTheStart()
    {
        await _collector.StartAsync(TestContext.Current.CancellationToken);

        var snapshot = await NextAsync(after: 0);

        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() + 1, snapshot.Version);
        Assert.Equal((60.0, Example.Now, SourceStatus.Ok), (snapshot.Demo?.TimeScale, snapshot.At, snapshot.Sources[0].Status));
        Assert.Equal(["cloud-monitoring", "cloud-configuration", "sql-probe"], snapshot.Sources.Select(source => source.Id));
        Assert.All(snapshot.Tiles, tile => Assert.Equal(TileStatus.NoData, tile.Status));
    }

    [Fact]
    public async Task FailingSource_IsASnapshotToo_AndItsBreakersTrialRecovers()
    {
        var honest = _server.OnListTimeSeries;
        _server.OnListTimeSeries = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "no"));
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        var failed = await NextAsync(after: 0);

        _server.OnListTimeSeries = honest;
        var next = failed;
        for (var second = 1; second <= 5; second++)
        {
            Assert.Equal((SourceStatus.Denied, "open"), (next.Sources[0].Status, next.Sources[0].Breaker));
            _time.Advance(TimeSpan.FromSeconds(1));
            next = await NextAsync(next.Version);
        }

        Assert.Equal((SourceStatus.Denied, null), (failed.Sources[0].Status, failed.Sources[0].LastSuccess));
        Assert.All(failed.Tiles, tile => Assert.Equal(TileStatus.Error, tile.Status));
        Assert.Equal((SourceStatus.Ok, failed.Version + 5, Example.Now.AddMinutes(5)), (next.Sources[0].Status, next.Version, next.At));
    }

    [Fact]
    public async Task CycleThatFails_LeavesTheFeedBehind_UntilOneSucceeds()
    {
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        var first = await NextAsync(after: 0);
        using var asked = new SemaphoreSlim(0);
        _warnings = () =>
        {
            asked.Release();
            throw new InvalidOperationException("a defect");
        };

        // What the first of two cycles left behind is known when the second one asks.
        for (var cycle = 0; cycle < 2; cycle++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }

        Assert.True(_feed.IsBehind);
        Assert.Equal(first.Version, _feed.Current?.Version);

        _warnings = () => [];
        _time.Advance(TimeSpan.FromSeconds(1));
        await NextAsync(first.Version);
        Assert.False(_feed.IsBehind);
    }

    [Fact]
    public async Task HangingSource_FirstSnapshotComesWithinFiveSeconds_WithWhatHasAnswered()
    {
        var asked = new TaskCompletionSource();
        var honest = _server.OnListTimeSeries;
        _server.OnListTimeSeries = async (request, context) =>
        {
            if (!request.Filter.Contains("queue_depth", StringComparison.Ordinal))
            {
                return await honest(request, context);
            }

            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            throw new InvalidOperationException();
        };
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromSeconds(5));
        var snapshot = await NextAsync(after: 0);

        Assert.Equal(TileStatus.Error, snapshot.Tiles.Single(tile => tile.Id == "queue-depth").Status);
    }

    [Fact]
    public async Task SlowClock_WhenTheWorldIsChanged_PollsWithinASecond_AndThenSlowlyAgain()
    {
        _world.Clock.SetTimeScale(1);
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        var first = await NextAsync(after: 0);

        _world.Clock.Skip(TimeSpan.FromHours(24));
        _world.Controls.Set(new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = await NextAsync(first.Version);

        Assert.Equal(Example.Now.AddDays(1).AddSeconds(1), second.At);
        Assert.Equal(["connector min instances 2 → 4", "connector max instances 3 → 10"], second.Demo!.Altered);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(second.Version, _feed.Current?.Version);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(second.Version + 1, (await NextAsync(second.Version)).Version);
    }

    [Fact]
    public async Task WrittenToTheJournal_IsJudgedWithinASecond_OnWhatWasRead_AndNothingIsAsked()
    {
        _world.Clock.SetTimeScale(1);
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        var first = await NextAsync(after: 0);
        var asked = _server.ListRequests.Count;

        _time.Advance(TimeSpan.FromSeconds(10));
        await AppendAsync(EntryKind.Note, 1, new NoteBody("seen"));
        await AppendAsync(EntryKind.Note, 1, new NoteBody("seen again"));
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = await NextAsync(first.Version);

        Assert.Equal((first.Version + 1, first.At, 2), (second.Version, second.At, second.Journal.Position));
        Assert.Equal(asked, _server.ListRequests.Count);
        // The poll that was due stays due when it was.
        _time.Advance(TimeSpan.FromSeconds(48));
        Assert.Equal(second.Version, _feed.Current?.Version);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Example.Now.AddSeconds(60), (await NextAsync(second.Version)).At);
        Assert.True(_server.ListRequests.Count > asked);
    }

    [Fact]
    public async Task DeclaredFix_BeginsAnAttempt_WhoseWindowsAreAskedWithinASecond()
    {
        _world.Clock.SetTimeScale(1);
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        var first = await NextAsync(after: 0);
        var asked = _server.ListRequests.Count;

        await AppendAsync(EntryKind.Fix, 2, new FixBody("more instances", null, Example.Now.AddMinutes(-30), []));
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = await NextAsync(first.Version);

        Assert.Equal((1, 2, Example.Now.AddSeconds(1)), (first.Incidents[0].Attempt, second.Incidents[0].Attempt, second.At));
        Assert.True(_server.ListRequests.Count > asked);
    }

    private async Task AppendAsync<T>(EntryKind kind, int attempt, T body) => Assert.IsType<AppendResult.Written>(await _journal.Journal.AppendAsync(
        new NewEntry(_feed.Current!.Incidents[0].Number, attempt, kind, "", _feed.Current.At, "ada", EntryJson.Write(body)), TestContext.Current.CancellationToken));

    private async Task<DashboardSnapshot> NextAsync(long after)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var snapshot in _feed.Watch(limit.Token))
        {
            if (snapshot.Version > after)
            {
                return snapshot;
            }
        }

        throw new InvalidOperationException("the feed ended");
    }
}
