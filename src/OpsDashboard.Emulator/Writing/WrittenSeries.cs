using OpsDashboard.Emulator.Metrics;

namespace OpsDashboard.Emulator.Writing;

/// <summary>The points of one series that somebody writes, the newest kept.</summary>
sealed class WrittenSeries(SeriesIdentity identity, MetricDefinition metric)
{
    // Two days of one point a minute.
    private const int MaxPoints = 2880;

    private readonly Queue<(StoredPoint Point, long WrittenTicks)> _points = new();

    public SeriesIdentity Identity { get; } = identity;

    public MetricDefinition Metric { get; } = metric;

    /// <summary>End of the newest point.</summary>
    public long LastTicks { get; private set; } = long.MinValue;

    public void Add(StoredPoint point, long writtenTicks)
    {
        _points.Enqueue((point, writtenTicks));
        if (_points.Count > MaxPoints)
            _points.Dequeue();
        LastTicks = point.EndTicks;
    }

    /// <summary>Points with end in (after, until] that had been written by <paramref name="asOf"/>.</summary>
    public StoredPoint[] Read(long after, long until, long asOf) =>
        [.. _points.Where(p => p.Point.EndTicks > after && p.Point.EndTicks <= until && p.WrittenTicks <= asOf).Select(p => p.Point)];
}
