using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Api;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Support;

/// <summary>The API over a source that measures a temperature and counts jams of an invented machine; incident time stands.</summary>
/// <remarks>The temperature is the minute of the hour less 30, without a value from minute 20 to 24. A jam happens at every minute that 7
/// divides; from minute 40 to 55 of an hour nothing shows that the machine runs.</remarks>
sealed class SignalDesk : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 30, TimeSpan.Zero);

    public static readonly DashboardOptions Options = new()
    {
        Signals =
        [
            new SignalOptions { Id = "temperature", Title = "Temperature", Unit = "=°C", Query = new QueryOptions { Filter = Filter("temperature") } },
            new SignalOptions
            {
                Id = "jams", Title = "Jams", Unit = "jams", Kind = SignalKind.Event, Measure = MeasureKind.Count, Step = TimeSpan.FromMinutes(5),
                Query = new QueryOptions { Filter = Filter("jams"), Aligner = "ALIGN_SUM" }, Presence = new PresenceOptions { Filter = Filter("running") },
            },
        ],
    };

    private readonly LoopbackApp _app;
    private readonly GrpcChannel _channel;

    private SignalDesk(LoopbackApp app, FakeMetricServer server, GrpcChannel channel) => (_app, Server, _channel) = (app, server, channel);

    public FakeMetricServer Server { get; }

    public HttpClient Client => _app.Client;

    public static async Task<SignalDesk> StartAsync()
    {
        var server = await FakeMetricServer.StartAsync();
        server.OnListTimeSeries = (request, _) => Task.FromResult(Answer(request));
        var channel = CloudMonitoringChannel.Open(server.Address);
        var clock = new IncidentClock(new FakeTimeProvider(Now));
        var source = new CloudMonitoringSource(new MetricService.MetricServiceClient(channel), "plant", clock, TimeProvider.System);
        var app = await LoopbackApp.StartAsync(
            app => app.MapApi(),
            services => BlindDesk.Add(services).AddSingleton(Options).AddSingleton(clock).AddSingleton(TimeProvider.System)
                .AddSingleton(_ => source).AddSingleton(_ => new CloudConfigurationSource(client: null, new(), "plant", clock, TimeProvider.System)).AddApi());
        var desk = new SignalDesk(app, server, channel);
        var timings = await source.DescribeAsync(ReadingPlan.MetricTypes(Options), TestContext.Current.CancellationToken);
        var readings = new ReadingSet(await source.ReadAsync([.. ReadingPlan.Requests(Options, timings, Now).Keys], TestContext.Current.CancellationToken), timings);
        desk.Show(Evaluator.Evaluate(Options, readings, Now).Tiles);
        server.ListRequests.Clear();
        return desk;
    }

    public void Show(ValueList<Tile> tiles) => _app.Feed.Publish(new DashboardSnapshot((_app.Feed.Current?.Version ?? 0) + 1, Now, "sample", Demo: null, [], tiles, []));

    /// <summary>What the source would answer.</summary>
    public static ListTimeSeriesResponse Answer(ListTimeSeriesRequest request)
    {
        var (from, to) = (request.Interval.StartTime.ToDateTimeOffset(), request.Interval.EndTime.ToDateTimeOffset());
        var period = request.Aggregation.AlignmentPeriod.ToTimeSpan();
        var series = new TimeSeries();
        for (var end = to; end > from; end -= period)
        {
            var minutes = Enumerable.Range(0, (int)period.TotalMinutes).Select(back => end.AddMinutes(-back).Minute);
            if (Value(request.Filter, [.. minutes]) is { } value)
            {
                series.Points.Add(new Google.Cloud.Monitoring.V3.Point { Interval = new TimeInterval { EndTime = Timestamp.FromDateTimeOffset(end) }, Value = new TypedValue { DoubleValue = value } });
            }
        }

        return new ListTimeSeriesResponse { TimeSeries = { series } };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _channel.Dispose();
        await Server.DisposeAsync();
    }

    private static double? Value(string filter, int[] minutes) =>
        filter == Filter("temperature") ? minutes.Where(minute => minute is < 20 or > 24).Select(minute => minute - 30.5).Cast<double?>().Average()
        : filter == Filter("jams") ? minutes.Count(minute => minute % 7 == 0) is > 0 and var jams ? jams : null
        : minutes.Count(minute => minute is < 40 or > 55) is > 0 and var alive ? alive : null;

    private static string Filter(string metric) => $"metric.type = \"custom.googleapis.com/plant/{metric}\"";
}
