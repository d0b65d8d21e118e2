using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Ok, warning, critical.</summary>
static class Levels
{
    /// <summary>Of a value that is <paramref name="value"/> ÷ <paramref name="share"/>: "comparisons are exact".</summary>
    public static TileStatus Of(ThresholdOptions? thresholds, decimal value, decimal share = 1)
    {
        bool IsBad(double? limit) => limit is { } at && (thresholds!.Direction == ThresholdDirection.Above ? value >= Exactly.Of(at) * share : value <= Exactly.Of(at) * share);
        return thresholds is null ? TileStatus.Ok : IsBad(thresholds.Critical) ? TileStatus.Critical : IsBad(thresholds.Warning) ? TileStatus.Warning : TileStatus.Ok;
    }

    /// <summary>"Two of the last points worsen, three improve, over the last 10": to the level that all two or three have reached.</summary>
    /// <param name="toNewest">The other reading: to the level of the newest of them.</param>
    public static TileStatus Fold(TileStatus[] last, bool toNewest)
    {
        var status = last[0];
        var since = 0;
        for (var i = 1; i < last.Length; i++)
        {
            var (two, three) = (last[(i - 1)..(i + 1)], last[Math.Max(i - 2, 0)..(i + 1)]);
            var (worsens, improves) = (i - 1 >= since && two.Min() > status, i - 2 >= since && three.Max() < status);
            if (worsens || improves)
            {
                status = toNewest ? last[i] : worsens ? two.Min() : three.Max();
                since = i + 1;
            }
        }

        return status;
    }
}

/// <summary>A percentile of attempts.</summary>
static class PercentileOracle
{
    public static ExpectedTile Of(SignalOptions signal, IncidentOptions incident, Attempts attempts)
    {
        if (attempts.Total == 0)
        {
            return new ExpectedTile(TileStatus.Ok) { HasNoValue = true };
        }

        if (!attempts.HasBuckets)
        {
            return new ExpectedTile(TileStatus.Error);
        }

        var scale = Exactly.Of(signal.Scale);
        var rank = Exactly.Of(signal.Percentile) * attempts.Total / 100;
        if (rank > attempts.FinishedTotal)
        {
            // "A percentile that falls among them is a lower bound: value is the timeout in force"; "the larger of the timeout in force and
            // the lower bound, at-least"; "a timed-out attempt is at or above any threshold".
            var timeout = incident.Facts.SingleOrDefault(fact => fact.Id == signal.TimeoutFact)?.Value is { } seconds ? Exactly.Of(seconds) : (decimal?)null;
            var lower = attempts.Slowest * scale;
            return new ExpectedTile(Worst(signal.Thresholds)) { Bound = Bound.AtLeast, Value = timeout is null ? null : lower > timeout ? lower : timeout };
        }

        var below = 0m;
        for (var i = 0; ; i++)
        {
            below += attempts.Finished[i];
            if (attempts.Finished[i] > 0 && below >= rank)
            {
                return InBucket(signal.Thresholds, i == 0 ? null : Exactly.Of(attempts.Bounds[i - 1]) * scale, i == attempts.Bounds.Length ? null : Exactly.Of(attempts.Bounds[i]) * scale);
            }
        }
    }

    /// <summary>"A bucket that straddles a tile's threshold gives the lowest level that is certain, never ok." Lower bound inclusive, upper exclusive.</summary>
    private static ExpectedTile InBucket(ThresholdOptions? thresholds, decimal? lower, decimal? upper)
    {
        var levels = new List<TileStatus>();
        foreach (var value in new[] { lower ?? decimal.MinValue / 1000, upper - 0.000000001m ?? decimal.MaxValue / 1000 }.Concat(Limits(thresholds).Where(limit => (lower is null || limit > lower) && (upper is null || limit < upper))))
        {
            levels.Add(Levels.Of(thresholds, value));
        }

        var (certain, possible) = (levels.Min(), levels.Max());

        // Nor is what was cut off beyond the last bucket called good.
        return new ExpectedTile(certain == TileStatus.Ok && (possible != TileStatus.Ok || upper is null) ? TileStatus.Warning : certain)
        {
            Bucket = (lower, upper),
            Bound = upper is null ? Bound.AtLeast : null,
        };
    }

    private static IEnumerable<decimal> Limits(ThresholdOptions? thresholds) => new[] { thresholds?.Warning, thresholds?.Critical }.OfType<double>().Select(Exactly.Of);

    private static TileStatus Worst(ThresholdOptions? thresholds) =>
        thresholds?.Critical is not null ? TileStatus.Critical : TileStatus.Warning;
}
