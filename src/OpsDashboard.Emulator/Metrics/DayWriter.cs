using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Collects a day's points, series by series, minute after minute.</summary>
/// <param name="table">All series.</param>
/// <param name="shiftTicks">Added to the model's time: the clock of those who ask.</param>
sealed class DayWriter(SeriesTable table, long shiftTicks)
{
    private List<StoredPoint>?[] _points = new List<StoredPoint>?[table.Count];
    private readonly HistogramSum _sum = new();

    public void Write(int series, long minute, long value) => Add(series, minute, PointValue.Of(value));

    public void Write(int series, long minute, double value) => Add(series, minute, PointValue.Of(value));

    /// <summary>Writes a distribution; no values, no point.</summary>
    public void Write(int series, long minute, IEnumerable<double> values)
    {
        var buckets = table.MetricOf(series).Buckets!;
        foreach (var value in values)
            _sum.Add(buckets, value);
        if (!_sum.IsEmpty)
            Add(series, minute, PointValue.Of(_sum.Take()));
    }

    /// <summary>Writes a count of events; none, no point.</summary>
    public void WriteEvents(int series, long minute, int count)
    {
        if (count > 0)
            Write(series, minute, (long)count);
    }

    /// <summary>The points by number of series, oldest first.</summary>
    public StoredPoint[][] Take() => [.. _points.Select(points => points?.ToArray() ?? [])];

    private void Add(int series, long minute, PointValue value)
    {
        var end = DateTime.UnixEpoch.Ticks + (minute * TimeSpan.TicksPerMinute) + shiftTicks;
        var start = table.MetricOf(series).Kind is MetricKind.Delta ? end - TimeSpan.TicksPerMinute : end;
        // A deploy while the day is computed adds series.
        if (series >= _points.Length)
            Array.Resize(ref _points, table.Count);
        (_points[series] ??= []).Add(new StoredPoint(start, end, value));
    }
}
