using Google.Cloud.Monitoring.V3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>The loop on a manual clock, one cycle at a time. Incident time runs 60 times as fast: a second is a minute.</summary>
sealed class RunningCollector : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly SnapshotFeed _feed = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Grpc.Net.Client.GrpcChannel _channel;
    private readonly Collector _collector;
    private readonly TemporaryJournal _journal;

    public RunningCollector(DashboardOptions options, DateTimeOffset now, Uri address)
    {
        Clock = new IncidentClock(_time, now, timeScale: 60);
        _journal = new TemporaryJournal(Clock, _time);
        _channel = CloudMonitoringChannel.Open(address);
        var source = new CloudMonitoringSource(new MetricService.MetricServiceClient(_channel), options.CloudMonitoring.ProjectId, Clock, _time);
        var instruments = new PollInstruments(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        _collector = new Collector(options, source, new CloudConfigurationSource(client: null, new(), "acme", Clock, _time), new CloudLoggingSource(client: null, "acme", _time), Clock, _feed, _time, instruments, NullLogger<Collector>.Instance, _journal.Journal);
    }

    public IncidentClock Clock { get; }

    public DashboardSnapshot? Last { get; private set; }

    /// <summary>Runs one cycle, a minute after the last; the first one at once.</summary>
    public async Task<DashboardSnapshot> CycleAsync()
    {
        if (Last is null)
        {
            await _journal.ReadAsync();
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
            if (snapshot.Version > (Last?.Version ?? 0))
            {
                return Last = snapshot;
            }
        }

        throw new InvalidOperationException("the feed ended");
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.StopAsync(CancellationToken.None);
        _collector.Dispose();
        _channel.Dispose();
        await _services.DisposeAsync();
        await _journal.DisposeAsync();
    }
}
