using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>A tile whose headline is measured over all events of the window.</summary>
static class EventTile
{
    public static Tile Evaluate(
        Tile tile, SignalOptions signal, TileWindow window, ValueList<Series> series, ValueList<Series> presence, Facts facts, Tile? before)
    {
        var timeout = facts.Least(signal.TimeoutFact, window.Start);
        var measured = Measurement.Of(signal, series, window.Start, window.End, timeout);
        // A count of 0 that the metric itself reports is as good as a sign of life.
        var hasEvents = Newest(series) is not null;
        var isAlive = signal.Presence is { } says && Any(presence, window.Start, window.End, says.IsAlive);
        tile = tile with
        {
            Value = measured.Value,
            Bound = measured.Bound,
            Lower = measured.Quantile.Lower,
            Upper = measured.Quantile.Upper,
            DidNotFinish = measured.Quantile.DidNotFinish,
            Counted = measured.Counted,
            Total = measured.Total,
            DataTime = Later(Newest(series), Newest(presence)),
            Points = Points(signal, window, series, presence, timeout),
        };
        if (measured.Fault is not null)
        {
            return tile with { Status = TileStatus.Error, Reason = measured.Fault };
        }

        if (!hasEvents && !isAlive)
        {
            return tile with
            {
                Value = null,
                Reason = Newest(presence) is null ? $"no data: neither events nor signs of life in the last {Quantity.Text(signal.Window)}" : TileWords.NotRunning,
            };
        }

        if (measured.Total == 0 && NotReached(before))
        {
            return tile with { Value = null, Status = TileStatus.NotReached, Reason = TileWords.NotReached(before!) };
        }

        var (certain, possible) = Level(tile);
        // What may be bad, or lies somewhere beyond a cut, cannot be called good.
        var doubtful = certain == TileStatus.Ok && (possible > certain || measured.Bound == Bound.AtLeast);
        var status = doubtful ? TileStatus.Warning : certain;
        var reason = measured.Total == 0 ? $"none since {window.Start:HH:mm}"
            : measured is { Bound: Bound.AtLeast, Value: null } ? TileWords.Unfinished
            : possible > certain && tile.Upper is not null ? TileWords.Straddles(certain, possible, tile)
            : TileWords.Reason(status, tile.Thresholds, tile.Unit);
        return tile with { Status = status, Reason = reason };
    }

    private static (TileStatus Certain, TileStatus Possible) Level(Tile tile) =>
        tile.Range is { } range ? Thresholds.Level(range, tile.Thresholds) : (TileStatus.Ok, TileStatus.Ok);

    private static bool NotReached(Tile? before) =>
        before is { Status: TileStatus.NotReached } or { Total: > 0, Counted: 0, Status: not (TileStatus.Error or TileStatus.NoData) };

    private static ValueList<TilePoint> Points(
        SignalOptions signal, TileWindow window, ValueList<Series> series, ValueList<Series> presence, double? timeout)
    {
        // Whole steps only: a step that is cut at the window's edge would show a fall that did not happen.
        var first = SignalQueries.Floor(window.Start, signal.Step);
        first = first < window.Start ? first + signal.Step : first;
        var steps = Math.Max(0, (int)((window.End - first) / signal.Step));
        var points = new TilePoint[steps];
        for (var i = 0; i < steps; i++)
        {
            var (from, to) = (first + (i * signal.Step), first + ((i + 1) * signal.Step));
            var measured = Measurement.Of(signal, series, from, to, timeout);
            var silent = measured.Total == 0 && !Any(series, from, to) && !Any(presence, from - (window.Period - SignalQueries.SamplePeriod), to, signal.Presence is { } says ? says.IsAlive : null);
            points[i] = new TilePoint(to.ToUnixTimeSeconds(), silent ? null : measured.Value);
        }

        return ValueList.Create<TilePoint>(points);
    }

    private static bool Any(ValueList<Series> series, DateTimeOffset from, DateTimeOffset to, Func<double, bool>? counts = null)
    {
        foreach (var one in series)
        {
            foreach (var point in one.Points)
            {
                if (point.End > from && point.End <= to && counts?.Invoke(point.Number) != false)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static DateTimeOffset? Newest(ValueList<Series> series)
    {
        DateTimeOffset? newest = null;
        foreach (var one in series)
        {
            if (one.Points.Count > 0)
            {
                newest = Later(newest, one.Points[^1].End);
            }
        }

        return newest;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
