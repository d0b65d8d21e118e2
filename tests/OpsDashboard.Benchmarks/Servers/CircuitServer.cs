using OpsDashboard.Benchmarks.Circuits;
using OpsDashboard.Components.Views;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>A bare Blazor Server application of one page, on a port of its own in the program's process, fed by the same snapshots.</summary>
static class CircuitServer
{
    public static async Task<WebApplication> StartAsync(SnapshotFeed feed, MetricSource metrics)
    {
        // Under the program's name its static files are found, blazor.web.js among them.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "OpsDashboard", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(feed);
        builder.Services.AddSingleton(metrics);
        builder.Services.AddSingleton<CircuitRegions>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<CircuitRegions>());
        // Kept after their tabs are closed, circuits would go on rendering while the next side is measured.
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitMaxRetained = 0);
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<CircuitDocument>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return app;
    }
}
