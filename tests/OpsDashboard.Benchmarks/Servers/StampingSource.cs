using System.Net;
using Google.Api;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>MetricService that passes calls on to another and notes when it handed the last answer back.</summary>
sealed class StampingSource : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _answeredAt;

    private StampingSource(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>UTC ticks at which the last answer was handed to the web server; 0 before.</summary>
    public long AnsweredAt => Interlocked.Read(ref _answeredAt);

    public static async Task<StampingSource> StartAsync(Uri behind)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(_ => CloudMonitoringChannel.Open(behind));
        builder.Services.AddSingleton<Passing>();
        var app = builder.Build();
        var source = new StampingSource(app);
        app.Services.GetRequiredService<Passing>().Answered = () => Interlocked.Exchange(ref source._answeredAt, TimeProvider.System.GetUtcNow().Ticks);
        app.MapGrpcService<Passing>();
        await app.StartAsync();
        return source;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Passing(Grpc.Net.Client.GrpcChannel channel) : MetricService.MetricServiceBase
    {
        private readonly MetricService.MetricServiceClient _behind = new(channel);

        public Action Answered { get; set; } = () => { };

        public override async Task<ListTimeSeriesResponse> ListTimeSeries(ListTimeSeriesRequest request, ServerCallContext context)
        {
            var answer = await _behind.ListTimeSeriesAsync(request, cancellationToken: context.CancellationToken);
            Answered();
            return answer;
        }

        public override async Task<MetricDescriptor> GetMetricDescriptor(GetMetricDescriptorRequest request, ServerCallContext context) =>
            await _behind.GetMetricDescriptorAsync(request, cancellationToken: context.CancellationToken);
    }
}
