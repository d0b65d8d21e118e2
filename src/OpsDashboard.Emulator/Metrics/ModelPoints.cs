using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>The model's points: computed a day at a time when asked for, the days last used kept.</summary>
sealed class ModelPoints
{
    /// <summary>Points older than this are gone: long runs stay bounded. It is the history before the scenario's start.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(45);

    /// <summary>Back to here points are of a minute; what is older has coarser ones, also when time has gone on.</summary>
    public static readonly TimeSpan MinuteHistory = TimeSpan.FromDays(15);

    // All 45 days fit, 15 of them at a minute and about 35 bytes a point: a page may ask for the whole time of an incident
    // at every poll. Days that do not fit, for the traffic was multiplied, are computed again.
    private const int PointsKept = 900_000;

    private readonly StagingModel _model;
    private readonly long _shiftTicks;
    private readonly long _firstTicks;
    private readonly Action<MinuteFacts, DayWriter>[] _writers;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, KeptDay> _days = [];
    private long _uses;

    /// <param name="model">What happened.</param>
    /// <param name="startAt">Start of the scenario on the clock of those who ask.</param>
    /// <param name="shift">That clock minus the model's: whole minutes.</param>
    public ModelPoints(StagingModel model, DateTimeOffset startAt, TimeSpan shift)
    {
        _model = model;
        _shiftTicks = shift.Ticks;
        _firstTicks = (startAt - Retention).UtcTicks;
        var (connector, database) = (new ConnectorMetrics(Table), new DatabaseMetrics(Table));
        var run = new RunMetrics(Table);
        var log = new LogMetrics(Table);
        var durations = new DurationMetrics(Table);
        var pool = new PoolMetrics(Table);
        _writers = [connector.Write, database.Write, run.Write, log.Write, durations.Write, pool.Write];
    }

    public SeriesTable Table { get; } = new();

    /// <summary>Numbers of the metric's series, those of the latest deploy among them.</summary>
    public IReadOnlyList<int> SeriesOf(string metricType)
    {
        Table.Know(_model.Configuration.Revisions);
        return Table.Of(metricType);
    }

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
            var known = Day(day, asOf);
            if (series >= known.Length)
                continue;
            var points = known[series];
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

    // A day turns coarse as a whole, once, at a midnight: never in the middle of a point.
    private bool IsCoarse(long day, long asOf) => day + 1 <= DayOf(asOf - MinuteHistory.Ticks);

    private StoredPoint[][] Day(long day, long asOf)
    {
        var (steps, isCoarse) = (_model.StepsOf(day), IsCoarse(day, asOf));
        KeptDay kept;
        lock (_gate)
        {
            if (!_days.TryGetValue(day, out kept!) || kept.Steps != steps || kept.IsCoarse != isCoarse)
                _days[day] = kept = new KeptDay(steps, isCoarse, new(() => Compute(day, isCoarse)));
            kept.LastUse = ++_uses;
        }

        // Outside the lock: several readers of one day wait for it, readers of others do not.
        var isNew = !kept.Points.IsValueCreated;
        var points = kept.Points.Value;
        if (isNew)
            Forget();
        return points;
    }

    // The days used longest ago go first, but never the one just made.
    private void Forget()
    {
        lock (_gate)
        {
            var made = _days.Where(day => day.Value.Points.IsValueCreated).OrderByDescending(day => day.Value.LastUse);
            var sum = 0L;
            foreach (var (day, kept) in made.ToList())
            {
                if (sum > PointsKept)
                    _days.Remove(day);
                sum += kept.Count;
            }
        }
    }

    private StoredPoint[][] Compute(long day, bool isCoarse)
    {
        var writer = new DayWriter(Table, _shiftTicks);
        foreach (var facts in _model.Day(day))
        {
            foreach (var write in _writers)
                write(facts, writer);
        }

        var points = writer.Take();
        var end = DateTime.UnixEpoch.Ticks + ((day + 1) * TimeSpan.TicksPerDay) + _shiftTicks;
        for (var series = 0; isCoarse && series < points.Length; series++)
            points[series] = Coarse.Of(points[series], Table.MetricOf(series), end);
        return points;
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

    private sealed class KeptDay(int steps, bool isCoarse, Lazy<StoredPoint[][]> points)
    {
        public bool IsCoarse { get; } = isCoarse;

        /// <summary>Changes by people that it was computed with.</summary>
        public int Steps { get; } = steps;

        public Lazy<StoredPoint[][]> Points { get; } = points;

        public long Count => Points.Value.Sum(series => (long)series.Length);

        public long LastUse { get; set; }
    }
}
