using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>The model's points: computed a day at a time when asked for, the days last used kept.</summary>
sealed class ModelPoints
{
    /// <summary>Points older than this are gone, as they are at Google after six weeks.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(42);

    /// <summary>One-minute history before the scenario's start.</summary>
    public static readonly TimeSpan History = TimeSpan.FromDays(15);

    // About 2 MB a day. A 7-day window, a page of history and the days between fit; older days are computed again.
    private const int DaysKept = 20;

    private readonly StagingModel _model;
    private readonly long _shiftTicks;
    private readonly long _firstTicks;
    private readonly Action<MinuteFacts, DayWriter>[] _writers;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, (Lazy<StoredPoint[][]> Points, long LastUse)> _days = [];
    private long _uses;

    /// <param name="model">What happened.</param>
    /// <param name="startAt">Start of the scenario on the clock of those who ask.</param>
    /// <param name="shift">That clock minus the model's: whole minutes.</param>
    public ModelPoints(StagingModel model, DateTimeOffset startAt, TimeSpan shift)
    {
        _model = model;
        _shiftTicks = shift.Ticks;
        _firstTicks = (startAt - History).UtcTicks;
        var (connector, database) = (new ConnectorMetrics(Table), new DatabaseMetrics(Table));
        var run = new RunMetrics(Table);
        var log = new LogMetrics(Table);
        var durations = new DurationMetrics(Table);
        var pool = new PoolMetrics(Table);
        Table.Know(model.Configuration.Revisions);
        _writers = [connector.Write, database.Write, run.Write, log.Write, durations.Write, pool.Write];
    }

    public SeriesTable Table { get; } = new();

    /// <summary>A series' points with end in (after, until], as far as they are visible at <paramref name="asOf"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<StoredPoint>> Read(int series, long after, long until, long asOf)
    {
        var visible = asOf - Table.MetricOf(series).Delay.Ticks;
        var from = Math.Max(after, Math.Max(_firstTicks, asOf - Retention.Ticks));
        var to = Math.Min(until, visible);
        var slices = new List<ReadOnlyMemory<StoredPoint>>();
        if (from >= to)
            return slices;

        for (var day = DayOf(from + 1); day <= DayOf(to); day++)
        {
            var points = Day(day)[series];
            var first = FirstAfter(points, from);
            var last = FirstAfter(points, to);
            if (last > first)
                slices.Add(points.AsMemory(first, last - first));
        }

        return slices;
    }

    // A point that ends at midnight belongs to the day that ends there.
    private long DayOf(long ticks)
    {
        var minutes = (ticks - _shiftTicks - DateTime.UnixEpoch.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;
        return (minutes - 1) / StagingModel.MinutesPerDay;
    }

    private StoredPoint[][] Day(long day)
    {
        Lazy<StoredPoint[][]> points;
        lock (_gate)
        {
            points = _days.TryGetValue(day, out var kept) ? kept.Points : new(() => Compute(day));
            _days[day] = (points, ++_uses);
            if (_days.Count > DaysKept)
                _days.Remove(_days.MinBy(pair => pair.Value.LastUse).Key);
        }

        // Outside the lock: several readers of one day wait for it, readers of others do not.
        return points.Value;
    }

    private StoredPoint[][] Compute(long day)
    {
        var writer = new DayWriter(Table, _shiftTicks);
        foreach (var facts in _model.Day(day))
        {
            foreach (var write in _writers)
                write(facts, writer);
        }

        return writer.Take();
    }

    private static int FirstAfter(StoredPoint[] points, long ticks)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].EndTicks <= ticks)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
