using Google.Cloud.Monitoring.V3;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>The shipped configuration, and its readings as the emulator answers them.</summary>
static class Shipped
{
    public static DashboardOptions Options()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        var (options, _) = ConfigurationLoader.Load(configuration);
        return options ?? throw new BenchmarkFailedException("the shipped appsettings.json is refused; starting the program says why");
    }

    /// <summary>A moment of the incident, some minutes after the demo's start.</summary>
    public static DateTimeOffset Now(DashboardOptions options) => options.Emulator.StartAt.AddMinutes(10);

    /// <summary>A clock that stands at <see cref="Now"/>.</summary>
    public static IncidentClock Clock(DashboardOptions options)
    {
        var clock = new IncidentClock(TimeProvider.System, Now(options));
        clock.Scenario!.Pause();
        return clock;
    }

    public static CloudMonitoringSource Source(Grpc.Core.ChannelBase channel, DashboardOptions options) =>
        new(new MetricService.MetricServiceClient(channel), options.CloudMonitoring.ProjectId, Clock(options), TimeProvider.System);

    /// <summary>What the collector does before it evaluates.</summary>
    /// <exception cref="BenchmarkFailedException">A reading failed: what is evaluated then is not the usual work.</exception>
    public static async Task<ReadingSet> ReadAsync(CloudMonitoringSource source, DashboardOptions options, DateTimeOffset now, CancellationToken token)
    {
        var timings = await source.DescribeAsync(ReadingPlan.MetricTypes(options), token);
        var readings = await source.ReadAsync([.. ReadingPlan.Requests(options, timings, now).Keys], token);
        var failure = readings.Values.Select(reading => reading.Failure).FirstOrDefault(failure => failure is not null);
        return failure is null ? new ReadingSet(readings, timings) : throw new BenchmarkFailedException($"a reading failed: {failure.Reason}");
    }
}
