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
    /// <remarks>A point that vanishes is told as gone: it proves nothing, but when it comes back, windows that were judged without
    /// it must be judged again.</remarks>
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
            met += Compare(PointsOf(before.Series, series[i], i), series[i], from, to, late);
        }

        if (met < before.Series.Sum(one => one.Points.Count(point => point.End > from && point.End <= to)))
        {
            late.AddRange(before.Series.SelectMany((one, i) => Gone(one, PointsOf(series, one, i), from, to)));
        }

        return (now, late.ToValueList());
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

    private static IEnumerable<LatePoint> Gone(Series before, ValueList<Point> now, DateTimeOffset from, DateTimeOffset to) =>
        before.Points
            .Where(point => point.End > from && point.End <= to)
            .ExceptBy(now.Select(point => point.End), point => point.End)
            .Select(point => new LatePoint(point.End, before, -point.Number, IsGone: true));

    private static bool Same(Point before, Point now) =>
        (before with { Number = 0 }) == (now with { Number = 0 })
        && (before.Number.Equals(now.Number) || Math.Abs(before.Number - now.Number) <= Tolerance * Math.Max(Math.Abs(before.Number), Math.Abs(now.Number)));

    /// <summary>Series mostly come in the same order: looked for from <paramref name="hint"/> on.</summary>
    private static ValueList<Point> PointsOf(ValueList<Series> all, Series series, int hint)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (all[(hint + i) % all.Count] is var one && one.IsSameAs(series))
            {
                return one.Points;
            }
        }

        return [];
    }
}
