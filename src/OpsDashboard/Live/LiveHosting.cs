using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>Puts the live part into the program.</summary>
static class LiveHosting
{
    /// <summary>Adds renderer, hub and loop. Views may also be registered as services of type <see cref="LiveView"/>.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, params IEnumerable<LiveView> views)
    {
        foreach (var view in views)
        {
            services.AddSingleton(view);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new IncidentClock(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<SnapshotFeed>();
        services.TryAddSingleton<LiveLimits>();
        services.AddSingleton<LivePlaces>();
        services.AddSingleton<LiveRenderer>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveConnections>());
        services.AddHostedService<LiveLoop>();
        services.AddSignalR()
            .AddJsonProtocol(json => json.PayloadSerializerOptions = SnapshotJson.Options)
            .AddMessagePackProtocol(pack => pack.SerializerOptions = pack.SerializerOptions.WithResolver(
                CompositeResolver.Create(new JsonShapeResolver(), pack.SerializerOptions.Resolver)))
            .AddHubOptions<LiveHub>(hub =>
            {
                hub.SupportedProtocols = ["json", "messagepack"];
                hub.MaximumReceiveMessageSize = LiveLimits.ReceiveBytes;
                hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            });
        return services;
    }

    /// <summary>Maps <c>/hubs/live</c>.</summary>
    public static IEndpointConventionBuilder MapLive(this IEndpointRouteBuilder endpoints)
    {
        var places = endpoints.ServiceProvider.GetRequiredService<LivePlaces>();
        var hub = endpoints.MapHub<LiveHub>("/hubs/live", hub =>
        {
            hub.ApplicationMaxBufferSize = 2 * LiveLimits.ReceiveBytes;
            hub.TransportMaxBufferSize = LiveLimits.SendBufferBytes;
            // Ours decides (LiveLimits.Stuck); this one only stands behind it.
            hub.TransportSendTimeout = TimeSpan.FromSeconds(35);
        });
        hub.Add(endpoint => endpoint.RequestDelegate = places.Guard(endpoint.RequestDelegate!));
        return hub;
    }
}
