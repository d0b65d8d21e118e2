using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Telemetry;

/// <summary>Metrics of this program and of everything it watches, as Prometheus reads them.</summary>
static class TelemetryHosting
{
    // 16 incidents × 32 criteria × 4 verdicts, 200 signals × 5 statuses. The library holds memory for all series that an instrument may have, so the others may have fewer:
    // 16 × 32 measured values are the most.
    private const int MostStates = 4096;
    private const int MostSeries = 640;

    /// <param name="services">Where the meters are added.</param>
    /// <param name="viewers">Open connections by view.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, Func<IServiceProvider, IEnumerable<KeyValuePair<string, int>>> viewers)
    {
        services.AddMetrics();
        services.AddSingleton<SnapshotMeter>();
        services.AddSingleton<ViewerCounts>(provider => () => viewers(provider));
        services.AddHostedService<SnapshotLog>();
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("opsdashboard")).WithMetrics(metrics => metrics
            .AddMeter(PollInstruments.MeterName)
            .AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = instrument.Name is "opsdashboard.criterion.verdict" or "opsdashboard.signal.status" ? MostStates : MostSeries })
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter(exporter =>
            {
                // An answer kept for the next scrape would show a verdict that no longer stands.
                exporter.ScrapeResponseCacheDurationMilliseconds = 0;

                // The labels are the documented ones; the name of the meter says nothing more than the metric's.
                exporter.ScopeInfoEnabled = false;
            }));
        return services;
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    public static IEndpointConventionBuilder MapTelemetry(this IEndpointRouteBuilder endpoints)
    {
        // Instruments exist once somebody has made them; nobody else asks for these.
        endpoints.ServiceProvider.GetRequiredService<SnapshotMeter>();
        return endpoints.MapPrometheusScrapingEndpoint("/metrics");
    }
}
