using Google.Cloud.Monitoring.V3;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The emulator behind a server that can spoil its answers, read and judged once at a fixed incident time.</summary>
sealed class Cycle : IAsyncDisposable
{
    private readonly EmulatorServer _emulator;
    private readonly Grpc.Net.Client.GrpcChannel _upstream;

    private readonly StandingClock _clock;

    private Cycle(FakeMetricServer server, EmulatorServer emulator, StandingClock clock)
    {
        (Server, _emulator, _clock) = (server, emulator, clock);
        _upstream = CloudMonitoringChannel.Open(emulator.Address);
        var real = new MetricService.MetricServiceClient(_upstream);
        Upstream = async request => await real.ListTimeSeriesAsync(request);
        server.OnListTimeSeries = (request, _) => Upstream(request);
        server.OnGetMetricDescriptor = async (request, _) => await real.GetMetricDescriptorAsync(request);
    }

    /// <summary>Incident time, of emulator and reader alike; it stands until it is set.</summary>
    public DateTimeOffset Now
    {
        get => _clock.Now;
        set => _clock.Now = value;
    }

    /// <summary>What people change in the emulated world.</summary>
    public EmulatorControls Controls => _emulator.Controls;

    public FakeMetricServer Server { get; }

    /// <summary>The honest answer.</summary>
    public Func<ListTimeSeriesRequest, Task<ListTimeSeriesResponse>> Upstream { get; }

    public static async Task<Cycle> StartAsync(EmulatorOptions? world = null)
    {
        var clock = new StandingClock();
        var emulator = await EmulatorServer.StartAsync(world ?? ShippedConfiguration.Options.Emulator, () => clock.Now, "http://127.0.0.1:0");
        return new(await FakeMetricServer.StartAsync(), emulator, clock);
    }

    /// <summary>Spoils the answers to queries that name a metric.</summary>
    public void Spoil(string metric, Func<ListTimeSeriesRequest, Grpc.Core.ServerCallContext, Task<ListTimeSeriesResponse>> answer) =>
        Server.OnListTimeSeries = (request, context) =>
            request.Filter.Contains(metric, StringComparison.Ordinal) ? answer(request, context) : Upstream(request);

    public async Task<(EvaluationResult Result, SourceState Source)> RunAsync(DashboardOptions? options = null, CloudMonitoringLimits? limits = null, LiveConfiguration? live = null, EvaluationResult? previous = null)
    {
        options ??= ShippedConfiguration.Options;
        using var channel = CloudMonitoringChannel.Open(Server.Address);
        using var source = new CloudMonitoringSource(
            new MetricService.MetricServiceClient(channel), options.CloudMonitoring.ProjectId, new IncidentClock(new FakeTimeProvider(), Now), TimeProvider.System, limits);
        var timings = await source.DescribeAsync(ReadingPlan.MetricTypes(options), TestContext.Current.CancellationToken);
        var plan = ReadingPlan.Requests(options, timings, Now, previous: previous);
        var readings = new ReadingSet(await source.ReadAsync([.. plan.Keys], TestContext.Current.CancellationToken), timings) { Configuration = live ?? LiveConfiguration.Without("not read in this test") };
        var result = Evaluator.Evaluate(options, readings, Now, previous);
        return (result, SourceStates.Of(options, plan, readings, result.Tiles, Now, previous: null)[0]);
    }

    public async ValueTask DisposeAsync()
    {
        _upstream.Dispose();
        await Server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private sealed class StandingClock
    {
        public DateTimeOffset Now { get; set; } = ShippedConfiguration.Options.Emulator.StartAt;
    }
}
