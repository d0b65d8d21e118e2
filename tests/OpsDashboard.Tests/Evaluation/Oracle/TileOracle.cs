using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Tiles straight from what was written. Quotations are the contract's.</summary>
sealed class TileOracle(SignalData data, DashboardOptions options, IncidentOptions incident)
{
    public ExpectedTile Of(SignalOptions signal)
    {
        // "Absence, lateness, partial replies and errors have their own look."
        if (data.Fails(signal.Query) || data.Fails(signal.Presence))
        {
            return new ExpectedTile(TileStatus.Error);
        }

        var end = Minutes.Floor(data.Now - data.World.Delay(signal));
        var window = new OracleWindow(end - signal.Window, end, IsNominal: true);
        var tile = signal.Kind == SignalKind.Gauge ? Gauge(signal, window) : Event(signal, window);

        // What is bad for certain stays so when an answer is partial; nothing else is claimed then, but that the newest data are old.
        return !data.IsPartial(signal.Query) && !data.IsPartial(signal.Presence) ? tile
            : tile.Status is TileStatus.Critical or TileStatus.Stale ? tile with { Or = TileStatus.Error }
            : new ExpectedTile(TileStatus.Error);
    }

    private ExpectedTile Gauge(SignalOptions signal, OracleWindow window)
    {
        var seen = window.Each().Where(minute => data.Minute(signal.Query, minute).Count > 0).ToArray();
        var steps = new List<(string Series, decimal Value)>();
        var newest = window.Start;
        for (var end = window.Start + signal.Step; end <= window.End; end += signal.Step)
        {
            var before = steps.Count;
            steps.AddRange(data.Step(signal.Query, end - signal.Step, end).Select(one =>
                (string.Join(',', one.Labels.OrderBy(label => label.Key)), Exactly.InUnit(signal, incident, Exactly.Of(one.Points[0].Number)))));
            newest = steps.Count > before ? end : newest;
        }

        if (seen.Length == 0)
        {
            return new ExpectedTile(TileStatus.NoData) { HasNoValue = true };
        }

        if (window.Each().Any(minute => data.Minute(signal.Query, minute).Count > 1) || steps.Select(step => step.Series).Distinct().Count() > 1)
        {
            return new ExpectedTile(TileStatus.Error);
        }

        // Drawn in longer steps a gauge is as new as its newest step: the source makes the steps, and stamps each at its end.
        var isLate = window.IsLate(newest, data.World.Period(signal.Query));
        TileStatus[] last = [.. steps.TakeLast(10).Select(step => Levels.Of(signal.Thresholds, step.Value))];
        return new ExpectedTile(isLate ? TileStatus.Stale : Levels.Fold(last, toNewest: false))
        {
            Or = isLate ? null : Levels.Fold(last, toNewest: true),
            Value = steps[^1].Value,
            DataTime = signal.Step == TimeSpan.FromMinutes(1) ? seen.Max() : null,
        };
    }

    private ExpectedTile Event(SignalOptions signal, OracleWindow window)
    {
        var events = data.Events(signal.Query, window.Start, window.End).ToArray();
        var alive = window.Each().Where(minute => data.IsAlive(signal.Presence!, minute));

        // "0 events reported by the event metric itself are data, for staleness and for no-data alike."
        // Presence of 0 is no life, but it is no lateness either.
        var seen = events.Select(one => one.Sample.Minute).Concat(window.Each().Where(minute => data.Reports(signal.Presence!, minute))).ToArray();
        if (events.Length == 0 && !alive.Any())
        {
            // "Absent + no presence = no-data."
            return new ExpectedTile(TileStatus.NoData) { HasNoValue = true };
        }

        var counted = events.Where(one => Attempts.Counts(signal, one.Series)).Sum(one => one.Sample.Number);
        var total = events.Sum(one => one.Sample.Number);
        var tile = Measured(signal, window, events, counted, total);
        tile = tile.Status == TileStatus.Error ? tile : tile with { DataTime = seen.Max(), Counted = counted, Total = total };
        if (tile.Status != TileStatus.Error && window.IsLate(seen.Max(), data.World.Period(signal.Presence!)))
        {
            return tile with { Status = TileStatus.Stale };
        }

        return total == 0 && signal.Follows is { } before && IsBroken(before) ? new ExpectedTile(TileStatus.NotReached) : tile;
    }

    // "A startup phase behind a broken one is not-reached (0 of 108 starts passed phase 3)."
    private bool IsBroken(string id)
    {
        var tile = Of(options.Signals.Single(one => one.Id == id));
        return tile.Status == TileStatus.NotReached || tile is { Status: not (TileStatus.NoData or TileStatus.Error), Total: > 0, Counted: 0 };
    }

    private ExpectedTile Measured(SignalOptions signal, OracleWindow window, (RawSeries Series, RawSample Sample)[] events, decimal counted, decimal total)
    {
        var thresholds = signal.Thresholds;
        switch (signal.Measure)
        {
            case MeasureKind.Count or MeasureKind.Rate:
                var value = Exactly.InUnit(signal, incident, total);
                var minutes = signal.Measure == MeasureKind.Rate ? window.Length : 1;

                // Compared as a count, so that nothing is divided before the comparison.
                return new ExpectedTile(Levels.Of(thresholds, value, minutes)) { Value = value / minutes };
            case MeasureKind.Ratio:
                return total == 0 ? new ExpectedTile(TileStatus.Ok) { HasNoValue = true } : new ExpectedTile(Levels.Of(thresholds, counted * 100, total)) { Value = counted * 100 / total };
            default:
                return PercentileOracle.Of(signal, incident, Attempts.Of(signal, events, data.World.Metric(signal.Query.Filter).Bounds));
        }
    }
}
