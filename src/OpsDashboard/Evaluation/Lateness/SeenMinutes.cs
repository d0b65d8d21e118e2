using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>The points of one query as they were seen last, a minute each. What was asked for and not there was seen to be absent.</summary>
/// <param name="Start">Excluded.</param>
/// <param name="End">Included.</param>
/// <param name="Series">As long as the window of a tile, at most.</param>
sealed record SeenMinutes(DateTimeOffset Start, DateTimeOffset End, ValueList<Series> Series)
{
    // Sums of the same points in another order differ in the last digits.
    private const double Tolerance = 1e-9;

    /// <summary>What is seen now, and each point that was absent or had another value when its minute was closed already.</summary>
    /// <remarks>A point that vanishes is kept: data that vanish prove nothing, and when they come back they are not late.</remarks>
    public static (SeenMinutes Now, ValueList<LatePoint> Late) Look(SeenMinutes? before, SeriesRequest request, ValueList<Series> series)
    {
        var now = new SeenMinutes(request.Start, request.End, series);
        if (before is null || before.End <= now.Start)
        {
            // The first look, also after a jump of the clock: nothing of this was judged.
            return (now, []);
        }

        // The first minute of an answer may be cut by its edge (rates and deltas reach back): it is not compared.
        var from = (now.Start > before.Start ? now.Start : before.Start) + SignalQueries.SamplePeriod;
        var to = before.End < now.End ? before.End : now.End;
        var late = new List<LatePoint>();
        var met = 0;
        for (var i = 0; i < series.Count; i++)
        {
            met += Compare(before.PointsOf(series[i], i), series[i], from, to, late);
        }

        var vanished = met < before.Series.Sum(one => one.Points.Count(point => point.End > from && point.End <= to));
        return (vanished ? now with { Series = before.And(now) } : now, late.ToValueList());
    }

    /// <returns>How many of the points seen before are there still.</returns>
    private static int Compare(ValueList<Point> before, Series now, DateTimeOffset from, DateTimeOffset to, List<LatePoint> late)
    {
        int met = 0, i = 0;
        foreach (var point in now.Points)
        {
            if (point.End <= from || point.End > to)
            {
                continue;
            }

            while (i < before.Count && before[i].End < point.End)
            {
                i++;
            }

            var known = i < before.Count && before[i].End == point.End;
            met += known ? 1 : 0;
            if (!known || !Same(before[i], point))
            {
                late.Add(new LatePoint(point.End, now, point.Number - (known ? before[i].Number : 0)));
            }
        }

        return met;
    }

    private static bool Same(Point before, Point now) =>
        (before with { Number = 0 }) == (now with { Number = 0 })
        && (before.Number.Equals(now.Number) || Math.Abs(before.Number - now.Number) <= Tolerance * Math.Max(Math.Abs(before.Number), Math.Abs(now.Number)));

    /// <summary>Series mostly come in the same order; <paramref name="hint"/> is looked at first.</summary>
    private ValueList<Point> PointsOf(Series series, int hint) =>
        hint < Series.Count && SameLabels(Series[hint], series) ? Series[hint].Points : Series.FirstOrDefault(one => SameLabels(one, series))?.Points ?? [];

    private static bool SameLabels(Series one, Series other)
    {
        if (ReferenceEquals(one.Labels, other.Labels))
        {
            return true;
        }

        if (one.Labels.Count != other.Labels.Count)
        {
            return false;
        }

        foreach (var (key, value) in one.Labels)
        {
            if (!other.Labels.TryGetValue(key, out var same) || same != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The points of now, and those of before that are missing among them.</summary>
    private ValueList<Series> And(SeenMinutes now)
    {
        var gone = Series.Where(old => old.Points.Count > 0 && old.Points[^1].End > now.Start && !now.Series.Any(one => SameLabels(one, old)));
        return now.Series
            .Select((one, i) => one with { Points = PointsOf(one, i).Concat(one.Points).Reverse().DistinctBy(point => point.End).Where(point => point.End > now.Start).OrderBy(point => point.End).ToValueList() })
            .Concat(gone.Select(old => old with { Points = old.Points.Where(point => point.End > now.Start).ToValueList() }))
            .ToValueList();
    }
}
