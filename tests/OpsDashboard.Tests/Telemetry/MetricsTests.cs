using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;
using OpsDashboard.Readings.Health;
using OpsDashboard.Snapshots;
using OpsDashboard.Telemetry;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Telemetry;

public sealed class MetricsTests
{
    [Fact]
    public async Task Snapshot_Published_IsInTheMetrics()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(FullSnapshot.Full);

        var metrics = await ScrapeAsync(app);

        Assert.Equal(8.25, metrics.Value("opsdashboard_signal_value", ("signal", "payment-latency"), ("unit", "s")));
        Assert.Equal(1, metrics.Value("opsdashboard_signal_status", ("signal", "payment-latency"), ("status", "critical")));
        Assert.Equal(0, metrics.Value("opsdashboard_signal_status", ("signal", "payment-latency"), ("status", "no-data")));
        Assert.Equal(Enum.GetValues<TileStatus>().Length, metrics.Count("opsdashboard_signal_status"));
        Assert.Equal(FullSnapshot.At.AddMinutes(-3).ToUnixTimeMilliseconds() / 1000d, metrics.Value("opsdashboard_signal_data_timestamp_seconds", ("signal", "payment-latency")));
        Assert.Equal(1, metrics.Value("opsdashboard_criterion_verdict", ("incident", "4711"), ("criterion", "payment-within-3s"), ("verdict", "not-met")));
        Assert.Equal(0, metrics.Value("opsdashboard_criterion_verdict", ("incident", "4711"), ("criterion", "payment-within-3s"), ("verdict", "met")));
        Assert.Equal(71.25, metrics.Value("opsdashboard_criterion_measured", ("incident", "4711"), ("criterion", "payment-within-3s"), ("unit", "%")));
        Assert.Equal(1, metrics.Value("opsdashboard_source_status", ("source", "cloud-monitoring"), ("status", "partial")));
        Assert.Equal(1, metrics.Value("opsdashboard_source_status", ("source", "sql-probe"), ("status", "off")));
        Assert.Equal(FullSnapshot.Full.Version, metrics.Value("opsdashboard_snapshot_version"));
        Assert.Equal(FullSnapshot.At.ToUnixTimeMilliseconds() / 1000d, metrics.Value("opsdashboard_snapshot_timestamp_seconds"));
        Assert.Equal(3, metrics.Value("opsdashboard_viewers", ("view", "overview")));
    }

    [Theory]
    [InlineData(IncidentState.Resolved, "customers wait", 1d)]
    [InlineData(IncidentState.Resolved, null, 0d)]
    [InlineData(IncidentState.Open, "customers wait", 0d)]
    [InlineData(IncidentState.Mitigated, null, 0d)]
    public async Task Incident_InAState_IsInTheMetrics(IncidentState state, string? reason, double overridden)
    {
        await using var app = await StartAsync();
        var incident = FullSnapshot.Full.Incidents[0] with { State = state, Resolution = new Resolution(1, FullSnapshot.At, "ops", reason, []) };
        app.Feed.Publish(FullSnapshot.Full with { Incidents = [incident, incident with { Number = 4712, Unread = "no journal" }] });

        var metrics = await ScrapeAsync(app);

        Assert.All(
            Enum.GetValues<IncidentState>(),
            one => Assert.Equal(one == state ? 1 : 0, metrics.Value("opsdashboard_incident_state", ("incident", "4711"), ("state", one.ToString().ToLowerInvariant()))));
        Assert.Equal(overridden, metrics.Value("opsdashboard_incident_resolved_by_override", ("incident", "4711")));

        // Of an incident whose record was not read nothing is claimed.
        Assert.Equal(1, metrics.Count("opsdashboard_incident_resolved_by_override"));
    }

    [Fact]
    public async Task Source_WithHealth_IsInTheMetrics()
    {
        await using var app = await StartAsync();
        var source = FullSnapshot.Full.Sources[0] with
        {
            Breaker = "half-open",
            ClockAhead = TimeSpan.FromSeconds(-95.5),
            Usage = new SourceUsageDay(new UsageCount(12, 345), new UsageCount(1, 2), TimeSpan.FromHours(1)),
        };
        app.Feed.Publish(FullSnapshot.Full with { Sources = [source, FullSnapshot.Full.Sources[1]] });

        var metrics = await ScrapeAsync(app);

        Assert.Equal((1, 2), (metrics.Value("opsdashboard_source_day_calls", ("source", "cloud-monitoring")), metrics.Value("opsdashboard_source_day_series", ("source", "cloud-monitoring"))));
        Assert.Equal(12, metrics.Value("opsdashboard_source_calls_total", ("source", "cloud-monitoring")));
        Assert.Equal(345, metrics.Value("opsdashboard_source_series_total", ("source", "cloud-monitoring")));
        Assert.Equal(-95.5, metrics.Value("opsdashboard_source_clock_ahead_seconds", ("source", "cloud-monitoring")));
        Assert.Equal(1, metrics.Value("opsdashboard_source_breaker_state", ("source", "cloud-monitoring"), ("state", "half-open")));
        Assert.Equal(0, metrics.Value("opsdashboard_source_breaker_state", ("source", "cloud-monitoring"), ("state", "closed")));

        // Of a source that is off nothing is claimed.
        Assert.Equal((1, 3), (metrics.Count("opsdashboard_source_calls_total"), metrics.Count("opsdashboard_source_breaker_state")));
    }

    [Fact]
    public async Task Value_NoLongerKnown_IsNoLongerInTheMetrics()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(FullSnapshot.Full);
        await ScrapeAsync(app);
        app.Feed.Publish(FullSnapshot.Bare);

        var metrics = await ScrapeAsync(app);

        Assert.Equal(0, metrics.Count("opsdashboard_signal_value"));
        Assert.Equal(0, metrics.Count("opsdashboard_signal_data_timestamp_seconds"));
        Assert.Equal(0, metrics.Count("opsdashboard_criterion_measured"));
        Assert.Equal(1, metrics.Value("opsdashboard_signal_status", ("signal", "payment-latency"), ("status", "no-data")));
        Assert.Equal(0, metrics.Value("opsdashboard_signal_status", ("signal", "payment-latency"), ("status", "critical")));
    }

    [Fact]
    public async Task BeforeTheFirstSnapshot_Always_NothingIsClaimed()
    {
        await using var app = await StartAsync();

        var metrics = await ScrapeAsync(app);

        Assert.Equal(0, metrics.Count("opsdashboard_signal_status"));
        Assert.Equal(0, metrics.Count("opsdashboard_snapshot_version"));
        Assert.Equal(3, metrics.Value("opsdashboard_viewers", ("view", "overview")));
        Assert.True(metrics.Text.Contains("dotnet_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Polls_Recorded_AreCountedAndTimed()
    {
        await using var app = await StartAsync();
        RecordAPoll(app);

        var metrics = await ScrapeAsync(app);

        Assert.Equal(1, metrics.Value("opsdashboard_poll_duration_seconds_count"));
        Assert.Equal(0, metrics.Value("opsdashboard_poll_duration_seconds_bucket", ("le", "0.05")));
        Assert.Equal(1, metrics.Value("opsdashboard_poll_duration_seconds_bucket", ("le", "0.1")));
        Assert.Equal(1, metrics.Value("opsdashboard_poll_errors_total", ("source", "cloud-monitoring"), ("kind", "not-found")));
    }

    [Fact]
    public async Task Names_FromOutside_AreEncodedAndBounded()
    {
        await using var app = await StartAsync();
        var tile = FullSnapshot.Full.Tiles[0] with { Unit = "\"} 1\n# HELP <script>" + new string('x', 500) };
        app.Feed.Publish(FullSnapshot.Full with { Tiles = [tile] });

        var line = Assert.Single((await ScrapeAsync(app)).Lines("opsdashboard_signal_value"));

        Assert.Contains("unit=\"\\\"} 1# HELP <script>xxx", line, StringComparison.Ordinal);
        Assert.True(line.Length < 300);
    }

    [Fact]
    public async Task LargestConfiguration_Always_LosesNoSeries()
    {
        await using var app = await StartAsync();
        var incident = FullSnapshot.Full.Incidents[0];
        var horizon = incident.Horizons[0];
        var criteria = Enumerable.Range(0, 32).Select(i => horizon.Criteria[0] with { Id = $"criterion-{i}" }).ToValueList();
        var incidents = Enumerable.Range(1, 16).Select(number => incident with { Number = number, Horizons = [horizon with { Criteria = criteria }] }).ToValueList();
        app.Feed.Publish(FullSnapshot.Full with { Incidents = incidents });

        var metrics = await ScrapeAsync(app);

        Assert.Equal(16 * 32 * 4, metrics.Count("opsdashboard_criterion_verdict"));
        Assert.Equal(1, metrics.Value("opsdashboard_criterion_verdict", ("incident", "16"), ("criterion", "criterion-31"), ("verdict", "not-met")));
    }

    [Fact]
    public async Task Metrics_InPromtoolsEyes_AreWellFormed()
    {
        if (Promtool.Path is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "promtool is not installed (Debian package prometheus)");
            Assert.Fail("promtool is not installed (Debian package prometheus); in CI this test must run");
        }

        await using var app = await StartAsync();
        RecordAPoll(app);
        app.Feed.Publish(FullSnapshot.Full);

        var (exitCode, complaints) = await Promtool.CheckAsync((await ScrapeAsync(app)).Text, TestContext.Current.CancellationToken);

        // Exit code 1 is a text that cannot be parsed, 3 a complaint about style, which runtime metrics of others may cause.
        Assert.DoesNotContain("opsdashboard", complaints, StringComparison.Ordinal);
        Assert.True(exitCode is 0 or 3, complaints);
    }

    private static void RecordAPoll(LoopbackApp app)
    {
        var request = new SeriesRequest("metric.type = \"a/b\"", new Alignment("ALIGN_SUM", "REDUCE_SUM", TimeSpan.FromMinutes(1), []), null, FullSnapshot.At, FullSnapshot.At);
        var reading = new Reading([], FullSnapshot.At, new ReadingFailure(FailureKind.NotFound, "no such metric"));
        var readings = new ReadingSet(new Dictionary<SeriesRequest, Reading> { [request] = reading }, new Dictionary<string, MetricTiming>());
        app.Services.GetRequiredService<PollInstruments>().Record(readings, TimeSpan.FromMilliseconds(60));
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(
        app => app.MapTelemetry(),
        services => services.AddSingleton<PollInstruments>().AddTelemetry(_ => [KeyValuePair.Create("overview", 3)]));

    private static async Task<MetricsText> ScrapeAsync(LoopbackApp app) =>
        new(await app.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
}
