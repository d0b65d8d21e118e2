using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;

namespace OpsDashboard.Tests.Emulator;

/// <summary>An emulator on a loopback port with a clock that stands, and a client of it.</summary>
public sealed class RunningEmulator : IAsyncLifetime
{
    public const string Project = "projects/netra-staging";
    public static readonly DateTimeOffset Assessed = new(2025, 9, 15, 18, 40, 44, TimeSpan.Zero);

    private EmulatorServer? _server;
    private GrpcChannel? _channel;

    public DateTimeOffset Now { get; set; } = Assessed;

    public MetricService.MetricServiceClient Client { get; private set; } = null!;

    /// <summary>A client of the configuration APIs.</summary>
    public HttpClient Rest { get; private set; } = null!;

    public EmulatorControls Controls => _server!.Controls;

    public async ValueTask InitializeAsync()
    {
        _server = await EmulatorServer.StartAsync(new EmulatorOptions(), () => Now, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0");
        Rest = new HttpClient { BaseAddress = _server.RestAddress };
        _channel = GrpcChannel.ForAddress(_server.Address, new GrpcChannelOptions { MaxReceiveMessageSize = 64 << 20 });
        Client = new MetricService.MetricServiceClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        Rest.Dispose();
        await _server!.DisposeAsync();
    }

    /// <summary>A request over the hour before 12:00 on a healthy day.</summary>
    public static ListTimeSeriesRequest Request(string filter) => new()
    {
        Name = Project,
        Filter = filter,
        Interval = Between("2025-09-12T11:00:00Z", "2025-09-12T12:00:00Z"),
    };

    public static ListTimeSeriesRequest Request(string filter, string start, string end) => new()
    {
        Name = Project,
        Filter = filter,
        Interval = Between(start, end),
    };

    public static TimeInterval Between(string start, string end) => new()
    {
        StartTime = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(start)),
        EndTime = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(end)),
    };

    public static Aggregation Aggregate(Aligner aligner, long seconds, Reducer reducer = Reducer.ReduceNone, params string[] groupBy)
    {
        var aggregation = new Aggregation
        {
            PerSeriesAligner = aligner,
            CrossSeriesReducer = reducer,
            AlignmentPeriod = new Duration { Seconds = seconds },
        };
        aggregation.GroupByFields.Add(groupBy);
        return aggregation;
    }

    public async Task<ListTimeSeriesResponse> List(ListTimeSeriesRequest request) =>
        await Client.ListTimeSeriesAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Code and message of the refusal; fails if there is none.</summary>
    public async Task<Status> Refused(ListTimeSeriesRequest request) =>
        (await Assert.ThrowsAsync<RpcException>(() => List(request))).Status;
}
