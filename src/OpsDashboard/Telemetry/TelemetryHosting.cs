using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Telemetry;

/// <summary>Metrics of this program and of everything it watches, as Prometheus reads them.</summary>
static class TelemetryHosting
{
    // 16 incidents × 32 criteria × 4 verdicts; the library drops series beyond its own limit of 2,000.
    private const int MostSeries = 4096;

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
            .AddView("opsdashboard.*", new MetricStreamConfiguration { CardinalityLimit = MostSeries })
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
