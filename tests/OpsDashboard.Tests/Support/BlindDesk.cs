using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Support;

/// <summary>The services of a program that has published nothing yet.</summary>
static class BlindDesk
{
    public static IServiceCollection Add(IServiceCollection services)
    {
        var desk = new Desk();
        return services.AddSingleton(Desk.Options).AddSingleton(desk.Journal)
            .AddSingleton(provider => new IncidentWorkspace(Desk.Options, desk.Journal, provider.GetRequiredService<SnapshotFeed>(), desk.Clock, desk.Time));
    }
}
