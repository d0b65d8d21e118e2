using OpsDashboard.Components.Views;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Benchmarks.Circuits;

/// <summary>The regions of the newest snapshot, made once for all circuits, as a careful Blazor application would.</summary>
public sealed class CircuitRegions(SnapshotFeed feed, MetricSource metrics) : BackgroundService
{
    private volatile Tuple<long, IReadOnlyList<Region>> _current = Tuple.Create(0L, (IReadOnlyList<Region>)[]);

    public event EventHandler? Changed;

    public (long Version, IReadOnlyList<Region> Regions) Current => (_current.Item1, _current.Item2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var snapshot in feed.Watch(stoppingToken))
        {
            // Without anybody who looks it makes nothing, so that it is not among what the program takes without viewers.
            if (Changed is { } changed)
            {
                _current = Tuple.Create(snapshot.Version, OverviewRegions.Of(snapshot, metrics));
                changed(this, EventArgs.Empty);
            }
        }
    }
}
