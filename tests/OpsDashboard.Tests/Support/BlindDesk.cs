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
        return services.AddSingleton(Desk.Options).AddSingleton(desk.Journal).AddSingleton(desk.Frozen)
            .AddSingleton(provider => new IncidentWorkspace(Desk.Options, desk.Journal, desk.Frozen, provider.GetRequiredService<SnapshotFeed>(), desk.Clock, desk.Time));
    }
}
