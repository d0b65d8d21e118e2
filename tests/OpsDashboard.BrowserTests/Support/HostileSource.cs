using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using Grpc.Net.Client;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>Cloud Monitoring as the emulator plays it, except for four metrics that it answers badly.</summary>
sealed class HostileSource : IAsyncDisposable
{
    /// <summary>What it puts wherever text is taken from it.</summary>
    public const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    // What it says next, and whether it leaves one query without an answer.
    private readonly record struct Manner(Func<string> Text, bool Hangs);

    private readonly ChildProgram _emulator;
    private readonly GrpcChannel _channel;
    private readonly FakeMetricServer _server;

    private HostileSource(ChildProgram emulator, GrpcChannel channel, FakeMetricServer server) => (_emulator, _channel, _server) = (emulator, channel, server);

    public Uri Address => _server.Address;

    /// <param name="text">What it puts there; null for <see cref="Attack"/>.</param>
    /// <param name="hangs">Whether one of the four never answers.</param>
    public static async Task<HostileSource> StartAsync(Func<string>? text = null, bool hangs = true)
    {
        var manner = new Manner(text ?? (() => Attack), hangs);
        var emulator = ChildProgram.Start("OpsDashboard.Emulator", "--urls=http://127.0.0.1:0");
        var channel = GrpcChannel.ForAddress(await emulator.AddressAsync());
        var honest = new MetricService.MetricServiceClient(channel);
        var server = await FakeMetricServer.StartAsync();
        server.OnGetMetricDescriptor = (request, context) => honest.GetMetricDescriptorAsync(request, cancellationToken: context.CancellationToken).ResponseAsync;
        server.OnListMetricDescriptors = (request, context) => honest.ListMetricDescriptorsAsync(request, cancellationToken: context.CancellationToken).ResponseAsync;
        server.OnListTimeSeries = (request, context) => AnswerAsync(honest, request, manner, context);
        return new HostileSource(emulator, channel, server);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _channel.Dispose();
        await _emulator.DisposeAsync();
    }

    private static async Task<ListTimeSeriesResponse> AnswerAsync(MetricService.MetricServiceClient honest, ListTimeSeriesRequest request, Manner manner, ServerCallContext context)
    {
        if (request.Filter.Contains("connector/cpu/utilizations"))
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, $"it is disabled {manner.Text()}"));
        }

        if (request.Filter.Contains("sql_pool/in_use"))
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, manner.Text()));
        }

        if (manner.Hangs && request.Filter.Contains("sql_connect_duration"))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        }

        var answer = await honest.ListTimeSeriesAsync(request, cancellationToken: context.CancellationToken);
        if (request.Filter.Contains("num_backends"))
        {
            answer.ExecutionErrors.Add(new Google.Rpc.Status { Code = 14, Message = $"a zone is missing {manner.Text()}" });
        }

        if (answer.TimeSeries.FirstOrDefault(series => series.Resource.Labels.ContainsKey("revision_name")) is { } series)
        {
            answer.TimeSeries.Add(Deployed(series, manner.Text()));
        }

        return answer;
    }

    // A revision that first reports now, with a name that no revision can have.
    private static TimeSeries Deployed(TimeSeries like, string name)
    {
        var deployed = like.Clone();
        deployed.Resource.Labels["revision_name"] = name;
        deployed.Points.Clear();
        deployed.Points.Add(like.Points[0]);
        return deployed;
    }
}
