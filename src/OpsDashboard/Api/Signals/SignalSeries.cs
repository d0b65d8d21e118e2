using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Api.Signals;

/// <summary>Points of a signal, with what they can be derived from again.</summary>
/// <param name="Status">Of the interval as a whole, as a tile would have it.</param>
/// <param name="Reason">Why it has this status.</param>
/// <param name="Bound">Of the value of the whole interval; points may be bounds too, which <paramref name="Notes"/> tell.</param>
/// <param name="From">Excluded, on a whole step: at or before what was asked for.</param>
/// <param name="To">Included, on a whole step: not later than data can be expected.</param>
/// <param name="StepSeconds">A point stands for the step that ends with it.</param>
/// <param name="Query">What was asked of the source.</param>
/// <param name="FetchTime">Incident time at which it was read.</param>
/// <param name="ExpectedDelaySeconds">How old the newest data must be expected to be.</param>
/// <param name="Notes">What must be known to read the points, in plain words.</param>
/// <param name="Points">Oldest first, <c>[unixSeconds, value]</c>; a null value is a gap, never a zero.</param>
sealed record SignalSeries(
    string Id,
    string Title,
    string Unit,
    SignalKind Kind,
    TileStatus Status,
    string? Reason,
    double? Value,
    Bound? Bound,
    DateTimeOffset From,
    DateTimeOffset To,
    double StepSeconds,
    SignalQuery Query,
    DateTimeOffset? FetchTime,
    double ExpectedDelaySeconds,
    TileThresholds Thresholds,
    ValueList<string> Notes,
    ValueList<TilePoint> Points)
{
    /// <summary>The points that a tile of the snapshot shows.</summary>
    public static SignalSeries Of(SignalOptions signal, Tile tile, DateTimeOffset at)
    {
        var to = SignalQueries.FloorMinute(at.AddSeconds(-tile.ExpectedDelaySeconds));
        return Of(signal, tile, to - signal.Window, to, signal.Step, partial: null);
    }

    /// <summary>What was read for an interval.</summary>
    public static SignalSeries Of(SignalOptions signal, SignalAnswer.Read read) =>
        Of(signal, read.Tile, read.Range.Window.Start, read.Range.Window.End, read.Range.Step, read.Partial);

    private static SignalSeries Of(SignalOptions signal, Tile tile, DateTimeOffset from, DateTimeOffset to, TimeSpan step, string? partial) => new(
        signal.Id,
        signal.Title,
        signal.Unit,
        signal.Kind,
        tile.Status,
        tile.Reason,
        tile.Value,
        tile.Bound,
        from,
        to,
        step.TotalSeconds,
        SignalQuery.Of(signal),
        tile.FetchTime,
        tile.ExpectedDelaySeconds,
        tile.Thresholds,
        NotesOf(signal, step, partial).ToValueList(),
        // No point at all is a gap too: an empty list would pass for nothing to tell.
        tile.Points.Count > 0 ? tile.Points : [new TilePoint(to.ToUnixTimeSeconds(), null)]);

    private static IEnumerable<string> NotesOf(SignalOptions signal, TimeSpan step, string? partial)
    {
        if (partial is not null)
        {
            yield return FullStop.After($"May be incomplete: {partial}");
        }

        if (step > signal.Step)
        {
            yield return $"In steps of {Quantity.Text(step)}, so that there are at most {SignalRange.MostPoints} points; the tile has steps of {Quantity.Text(signal.Step)}.";
        }

        if (signal.Measure == MeasureKind.Percentile && signal.TimeoutFact is not null)
        {
            yield return $"Attempts that did not finish count as infinitely slow: a value at the least timeout in force since the beginning ({signal.TimeoutFact}) is a lower bound.";
        }

        if (signal.PercentOf.Count > 0)
        {
            yield return $"In percent of {string.Join(" × ", signal.PercentOf)} as known now, also where that was another number then.";
        }
    }
}

/// <summary>A query of Cloud Monitoring.</summary>
/// <param name="Presence">Filter of the series that reports even when nothing happens; null where silence is no data anyway.</param>
sealed record SignalQuery(string Filter, string Aligner, string Reducer, ValueList<string> GroupBy, string? Presence)
{
    public static SignalQuery Of(SignalOptions signal) =>
        new(signal.Query.Filter, signal.Query.Aligner, signal.Query.Reducer, signal.Query.GroupBy, signal.Presence?.Filter);
}
