using System.Collections.Concurrent;
using System.Net;
using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpsDashboard.Tests.Support;

/// <summary>MetricService on a real loopback port (plaintext HTTP/2) that answers whatever a test tells it to. A handler may
/// throw an <see cref="RpcException"/>, never end, or abort the connection. Until told otherwise it knows every metric and has no data.</summary>
sealed class FakeMetricServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeMetricServer(WebApplication app) => _app = app;

    public Func<ListTimeSeriesRequest, ServerCallContext, Task<ListTimeSeriesResponse>> OnListTimeSeries { get; set; } =
        (_, _) => Task.FromResult(new ListTimeSeriesResponse());

    public Func<GetMetricDescriptorRequest, ServerCallContext, Task<MetricDescriptor>> OnGetMetricDescriptor { get; set; } =
        (request, _) => Task.FromResult(new MetricDescriptor { Name = request.Name, Type = request.Name[(request.Name.IndexOf("/metricDescriptors/") + 19)..] });

    public Func<ListMetricDescriptorsRequest, ServerCallContext, Task<ListMetricDescriptorsResponse>> OnListMetricDescriptors { get; set; } =
        (_, _) => Task.FromResult(new ListMetricDescriptorsResponse());

    public Func<CreateTimeSeriesRequest, ServerCallContext, Task<Empty>> OnCreateTimeSeries { get; set; } =
        (_, _) => Task.FromResult(new Empty());

    /// <summary>Every ListTimeSeries request that arrived, retries included.</summary>
    public ConcurrentQueue<ListTimeSeriesRequest> ListRequests { get; } = [];

    /// <summary>Every GetMetricDescriptor request that arrived, retries included.</summary>
    public ConcurrentQueue<GetMetricDescriptorRequest> DescriptorRequests { get; } = [];

    /// <summary>What stands in the header <c>Date</c> of each answer; null is the machine's time, as with any server.</summary>
    public Func<string>? OnDate { get; set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<FakeMetricServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = options.MaxSendMessageSize = null);
        builder.Services.AddSingleton<Scripted>();
        var app = builder.Build();
        var server = new FakeMetricServer(app);
        app.Services.GetRequiredService<Scripted>().Server = server;
        app.Use(next => context =>
        {
            if (server.OnDate is { } date)
            {
                context.Response.Headers.Date = date();
            }

            return next(context);
        });
        app.UseRouting();
        app.MapGrpcService<Scripted>();
        await app.StartAsync();
        server.Address = new Uri(app.Urls.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Handlers that never end would hold a graceful stop back.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private sealed class Scripted : MetricService.MetricServiceBase
    {
        public FakeMetricServer? Server { get; set; }

        public override Task<ListTimeSeriesResponse> ListTimeSeries(ListTimeSeriesRequest request, ServerCallContext context)
        {
            Server!.ListRequests.Enqueue(request);
            return Server.OnListTimeSeries(request, context);
        }

        public override Task<MetricDescriptor> GetMetricDescriptor(GetMetricDescriptorRequest request, ServerCallContext context)
        {
            Server!.DescriptorRequests.Enqueue(request);
            return Server.OnGetMetricDescriptor(request, context);
        }

        public override Task<ListMetricDescriptorsResponse> ListMetricDescriptors(ListMetricDescriptorsRequest request, ServerCallContext context) =>
            Server!.OnListMetricDescriptors(request, context);

        public override Task<Empty> CreateTimeSeries(CreateTimeSeriesRequest request, ServerCallContext context) =>
            Server!.OnCreateTimeSeries(request, context);
    }
}
