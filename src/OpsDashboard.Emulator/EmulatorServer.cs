using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpsDashboard.Emulator.Admin;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Faults;
using OpsDashboard.Emulator.Logging;
using OpsDashboard.Emulator.Metrics;
using OpsDashboard.Emulator.Model;
using OpsDashboard.Emulator.Queries;
using OpsDashboard.Emulator.Rest;

namespace OpsDashboard.Emulator;

/// <summary>MetricService on a loopback port, and on another the configuration APIs, answering from the staging model. Plaintext, no credentials.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatorServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address { get; }

    /// <summary>Where the configuration APIs answer over HTTP/1.1; null when not asked for.</summary>
    public Uri? RestAddress { get; private init; }

    /// <summary>What people change in the emulated world.</summary>
    public required EmulatorControls Controls { get; init; }

    /// <summary>Starts the server; addresses may end in <c>:0</c> for a free port.</summary>
    /// <param name="options">Scenario and seed.</param>
    /// <param name="now">The emulator's clock: points after it do not exist yet.</param>
    /// <param name="url">Plaintext HTTP/2 address to listen on, loopback only.</param>
    /// <param name="shift">Whole minutes added to the scenario's time axis.</param>
    /// <param name="restUrl">Plaintext HTTP/1.1 address for the configuration APIs, loopback only; null for none.</param>
    /// <param name="adminClock">The clock that an admin API beside the REST endpoints may change; null for no admin API.</param>
    /// <param name="time">Real time of injected latencies and of the <c>Date</c> header under clock skew; null for the system's.</param>
    /// <exception cref="ArgumentException">An unknown scenario, or not such an address.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmulatorServer> StartAsync(
        EmulatorOptions options,
        Func<DateTimeOffset> now,
        string url,
        TimeSpan shift = default,
        string? restUrl = null,
        ScenarioClock? adminClock = null,
        TimeProvider? time = null)
    {
        if (!options.Scenario.Equals(Scenario.Incident1278, StringComparison.Ordinal))
            throw new ArgumentException($"Emulator:Scenario: unknown scenario \"{options.Scenario}\"", nameof(options));
        if (!ListenAddress.TryParse(url, out var endpoint, out var fault))
            throw new ArgumentException(fault, nameof(url));

        IPEndPoint? restEndpoint = null;
        if (restUrl is not null && !ListenAddress.TryParse(restUrl, out restEndpoint, out fault))
            throw new ArgumentException(fault, nameof(restUrl));

        var controls = new EmulatorControls(now);

        // Empty: neither settings files nor variables of the program around it reach the emulator.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            // Two ports: without TLS nothing tells Kestrel which protocol a connection is going to speak.
            kestrel.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http2);
            if (restEndpoint is not null)
                kestrel.Listen(restEndpoint, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.AddSingleton(new EmulatorClock(now));
        builder.Services.AddSingleton(controls);
        var model = new StagingModel(options.Seed, options.StartAt, controls, shift);
        builder.Services.AddSingleton(new MetricStore(new ModelPoints(model, options.StartAt + shift, shift)));
        builder.Services.AddSingleton(new StagingView(model, now, shift));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<PageTokens>();
        builder.Services.AddSingleton<FaultGate>();
        builder.Services.AddSingleton<LogSearch>();
        builder.Services.AddSingleton<RestEndpoints>();
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<FaultInterceptor>());

        var app = builder.Build();
        app.MapGrpcService<MetricServiceEndpoint>();
        if (restEndpoint is not null)
        {
            app.Use(RestFront.PassAsync);
            var rest = app.MapGroup("").WithMetadata(RestFront.Mark);
            app.Services.GetRequiredService<RestEndpoints>().Map(rest);
            if (adminClock is not null)
                new AdminEndpoints(controls, adminClock).Map(rest);
        }

        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        // In the order in which they were added.
        return new EmulatorServer(app, new Uri(app.Urls.First()))
        {
            Controls = controls,
            RestAddress = restEndpoint is null ? null : new Uri(app.Urls.Last()),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // The default one answers Ctrl+C by itself; whoever started the emulator decides when it ends.
    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
